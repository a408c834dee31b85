public import Domain

/// Sessions, on the server. Each is kept under the SHA-256 of the token that its browser holds.
public protocol SessionStore: Sendable {
    /// Keeps a session, and ends those of its account that were seen the longest ago, so that `atMost` are open.
    func open(_ session: SessionPortail, tokenHash: [UInt8], atMost: Int) throws
    /// The session of a token, whatever its age; `nil` when unknown.
    func session(tokenHash: [UInt8]) throws -> SessionPortail?
    /// The sessions of an account, whatever their age, the last opened first.
    func sessions(of compte: Identifiant) throws -> [(tokenHash: [UInt8], session: SessionPortail)]
    /// Notes when sessions were last seen, in one transaction.
    func note(_ seen: [(tokenHash: [UInt8], moment: Instant)]) throws
    /// Notes in which space the person of a session works.
    func note(espace: Espace?, tokenHash: [UInt8]) throws
    /// Ends the session of a token.
    func close(tokenHash: [UInt8]) throws
    /// Ends sessions; answers of which accounts, once per session.
    @discardableResult
    func close(_ which: SessionsVisees) throws -> [Identifiant]

    /// Deletes sessions last seen or opened before these moments; answers how many.
    func purge(lastSeenBefore: Instant, openedBefore: Instant) throws -> Int
}

/// Sessions to end.
public enum SessionsVisees: Sendable, Equatable {
    /// One session of an account, by its `SessionPortail.id`.
    case une(String, de: Identifiant)
    /// Those of an account, but one by its `SessionPortail.id`.
    case autres(que: String, de: Identifiant)
    /// Those of an account.
    case toutes(de: Identifiant)
    /// Those of a person as the provider knows them, by the SHA-256 of their subject.
    case duSujet([UInt8])
    /// Those opened from one session at the provider, by the SHA-256 of its identifier.
    case duFournisseur([UInt8])
}
