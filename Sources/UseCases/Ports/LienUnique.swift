public import Domain

/// A link that serves once: what the store knows of it, under the SHA-256 of its token.
public struct LienUnique: Sendable, Equatable {
    /// What a link is for. A raw value is stored and never changes.
    public enum Usage: String, Sendable, CaseIterable {
        /// Choosing a password.
        case reinitialisation
        /// Confirming an e-mail.
        case confirmationCourriel
    }

    /// The account.
    public var compte: Identifiant
    /// What it is for.
    public var usage: Usage
    /// What it is about: the e-mail that it was sent to.
    public var objet: String
    /// Until when it serves.
    public var dateExpiration: Instant

    /// A link.
    public init(compte: Identifiant, usage: Usage, objet: String, dateExpiration: Instant) {
        self.compte = compte
        self.usage = usage
        self.objet = objet
        self.dateExpiration = dateExpiration
    }
}

/// What is asked about links that serve once.
public protocol LienUniqueQuestions {
    /// The link of a token, whatever its age; `nil` when unknown, used or replaced.
    func lienUnique(empreinte: [UInt8]) throws -> LienUnique?
}

/// Keeps links that serve once: one per account and usage.
public protocol LienUniqueWriter {
    /// Keeps a link in place of the one of the same account and usage.
    func replaceLienUnique(_ lien: LienUnique, empreinte: [UInt8]) throws
    /// Ends the link of an account and usage; does nothing when there is none.
    func endLienUnique(_ usage: LienUnique.Usage, of compte: Identifiant) throws
    /// Ends the link of a token; false when somebody else did.
    func endLienUnique(empreinte: [UInt8]) throws -> Bool
    /// Deletes the links that ended before a moment; answers how many.
    func purgeLiensUniques(endedBefore: Instant) throws -> Int
}
