public import Domain

/// Why a use case refused. Nothing was stored.
public struct UseCaseError: Error, Sendable {
    /// The closed list of reasons.
    public enum Code: Sendable, Hashable {
        /// There is no such thing, or this author may not know of it.
        case introuvable
        /// This author may not do that.
        case interdit
        /// The form was made from an older version of what it changes: to be shown, never run again. A race inside the store
        /// is `StoreError.concurrence`.
        case versionDepassee
        /// Somebody else is doing it.
        case occupe
        /// Typed values break rules: see `issues`.
        case invalide
        /// As much as a `Quota` lets is there already.
        case quotaAtteint(Quota)
        /// Too many tries; some seconds later one more is taken.
        case freine(secondes: Int)
    }

    /// The reason.
    public let code: Code
    /// For logs, in English, without personal data.
    public let message: String
    /// The rules broken, for `invalide`.
    public let issues: [ValidationIssue]

    /// A refusal.
    public init(_ code: Code, _ message: String, issues: [ValidationIssue] = []) {
        self.code = code
        self.message = message
        self.issues = issues
    }

    /// Runs what makes a value; a rule that is broken becomes `invalide`.
    static func rejecting<Value>(_ make: () throws -> Value) throws -> Value {
        do {
            return try make()
        } catch let issue as ValidationIssue {
            throw UseCaseError(.invalide, "refused \(issue.attribut)", issues: [issue])
        }
    }
}
