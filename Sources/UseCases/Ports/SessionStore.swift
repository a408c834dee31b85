public import Domain

/// A signed-in browser. The browser holds a random token; the store holds its SHA-256, and nothing that could stand for it.
public struct SessionPortail: Sendable, Equatable {
    /// The account.
    public var compte: Identifiant
    /// What Pro Santé Connect said of the person, for display before the registers are read.
    public var nomAffiche: String
    /// The ID token, sealed under a key that the browser's token gives: see `Sessions.idToken`.
    public var idTokenScelle: String
    /// When the person signed in.
    public var dateOuverture: Instant
    /// When the session was last seen; the store may be late by `precision`.
    public var dateDernierAcces: Instant

    /// A session.
    public init(
        compte: Identifiant, nomAffiche: String, idTokenScelle: String, dateOuverture: Instant,
        dateDernierAcces: Instant
    ) {
        self.compte = compte
        self.nomAffiche = nomAffiche
        self.idTokenScelle = idTokenScelle
        self.dateOuverture = dateOuverture
        self.dateDernierAcces = dateDernierAcces
    }

    /// Seconds for which a session that the store knows to have been seen is not noted again.
    static let repos: Int64 = 60
    /// Seconds by which the moment in the store may be late: `repos`, then the wait until the store is told, one failure
    /// included. Nobody is signed out early for it.
    public static let precision: Int64 = 120
    /// Seconds without a request after which a session ends, `precision` later at most.
    public static let inactivite = Int64(Limites.sessionInactive.value)
    /// Seconds after which a session ends in any case.
    public static let duree = Int64(Limites.session.value)

    /// When the session ends if no request comes.
    public var dateExpiration: Instant {
        min(
            dateDernierAcces.adding(seconds: Self.inactivite + Self.precision),
            dateOuverture.adding(seconds: Self.duree))
    }
}

/// Sessions, on the server.
public protocol SessionStore: Sendable {
    /// Keeps a session under the SHA-256 of its token.
    func open(_ session: SessionPortail, tokenHash: [UInt8]) throws
    /// The session of a token, whatever its age; `nil` when unknown.
    func session(tokenHash: [UInt8]) throws -> SessionPortail?
    /// Notes when sessions, by the SHA-256 of their tokens, were last seen, in one transaction.
    func note(_ seen: [(tokenHash: [UInt8], moment: Instant)]) throws
    /// Ends a session.
    func close(tokenHash: [UInt8]) throws

    /// Deletes sessions last seen or opened before these moments; answers how many.
    func purge(lastSeenBefore: Instant, openedBefore: Instant) throws -> Int
}
