/// One failure of one typed value, told all at once with the others.
public struct ValidationIssue: Sendable, Hashable, Error {
    /// The attribute, with the rank in a list when there is one: `contacts.patients.0.adresse`.
    public var attribut: String
    /// The rule that is broken.
    public var regle: Regle

    /// A failure.
    public init(_ attribut: String, _ regle: Regle) {
        self.attribut = attribut
        self.regle = regle
    }
}
