public import Domain

/// What is looked for in the audit log: every condition holds; none at all is everything.
public struct CritereAudit: Sendable, Equatable {
    /// The first moment.
    public var depuis: Instant?
    /// The first moment that is too late.
    public var avant: Instant?
    /// What happened: a raw value of `FaitAudit.Nature`.
    public var nature: String?
    /// Who, exactly.
    public var auteur: String?
    /// To what, exactly.
    public var objet: String?
    /// An account, as author or as object.
    public var compte: Identifiant?

    /// No condition.
    public init() {}
}

/// Reads the audit log.
public protocol AuditQuestions {
    /// The lines that fit, the last one first, `limit` at most. `before` is the number of a line: what comes after it in this
    /// order is given; nothing when there is no such line.
    func lignesAudit(_ critere: CritereAudit, before: Int64?, limit: Int) throws -> [LigneAudit]
}

/// The audit log as a chain.
public protocol AuditStore: Sendable {
    /// The last line: an anchor, once kept elsewhere.
    func head() throws -> MaillonAudit
    /// Reads the whole chain, a few lines at once, and says whether it holds and goes through an anchor.
    func verify(anchor: MaillonAudit?) throws -> VerificationAudit
    /// Removes lines before a moment, `limit` at most, as far as they are the first ones; tells it in a line of the log.
    func purge(before: Instant, limit: Int, now: Instant) throws -> Travail.Step
}

/// What came of a verification.
public enum VerificationAudit: Sendable, Equatable {
    /// Every line kept is as it was written.
    case intacte(premiere: Int64, tete: MaillonAudit)
    /// The first line that is not, and why.
    case rompue(numero: Int64, Raison)
    /// The anchor is of a line that was removed because of its age: nothing can be said of it.
    case ancreTropAncienne(premiere: Int64)

    /// Why a line is bad.
    public enum Raison: Sendable, Equatable {
        /// There is no line of this number, though some come after it.
        case manquante
        /// Its hash is not that of what it says and of the line before: one of them was changed, inserted or moved.
        case alteree
        /// The end was cut: the chain, or the anchor, goes further.
        case finCoupee
        /// It is not the line that the anchor was taken of.
        case autreQueLAncre
        /// What came before was removed, and no line of the log tells it.
        case debutNonAnnonce
    }
}
