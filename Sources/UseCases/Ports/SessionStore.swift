public import Domain

/// A signed-in browser. The browser holds a random token; the store holds its SHA-256 only.
public struct SessionPortail: Sendable, Equatable {
    /// The account.
    public var compte: Identifiant
    /// What Pro Santé Connect said of the person, for display before the registers are read.
    public var nomAffiche: String
    /// The ID token, sent back when signing out of Pro Santé Connect.
    public var idToken: String
    /// The token that every form of this session carries.
    public var csrf: String
    /// When the person signed in.
    public var dateOuverture: Instant
    /// When the session was last seen, to `precision`.
    public var dateDernierAcces: Instant

    /// A session.
    public init(
        compte: Identifiant, nomAffiche: String, idToken: String, csrf: String, dateOuverture: Instant,
        dateDernierAcces: Instant
    ) {
        self.compte = compte
        self.nomAffiche = nomAffiche
        self.idToken = idToken
        self.csrf = csrf
        self.dateOuverture = dateOuverture
        self.dateDernierAcces = dateDernierAcces
    }

    /// Seconds for which a session that was seen is not noted again.
    static let precision: Int64 = 60
    /// Seconds without a request after which a session ends.
    public static let inactivite = Int64(Limites.sessionInactive.value)
    /// Seconds after which a session ends in any case.
    public static let duree = Int64(Limites.session.value)

    /// When the session ends if no request comes.
    public var dateExpiration: Instant {
        min(dateDernierAcces.adding(seconds: Self.inactivite), dateOuverture.adding(seconds: Self.duree))
    }
}

/// Sessions and sign-ins under way, on the server.
public protocol SessionStore: Sendable {
    /// Keeps a session under the SHA-256 of its token.
    func open(_ session: SessionPortail, tokenHash: [UInt8]) throws
    /// The session of a token, whatever its age; `nil` when unknown.
    func session(tokenHash: [UInt8]) throws -> SessionPortail?
    /// Notes that a session was seen.
    func touch(tokenHash: [UInt8], now: Instant) throws
    /// Ends a session.
    func close(tokenHash: [UInt8]) throws

    /// Keeps a sign-in under way under the SHA-256 of the browser's token.
    func begin(_ demande: DemandeConnexion, browserHash: [UInt8], expires: Instant) throws
    /// Takes a sign-in under way out of the store: it serves once. `nil` when unknown or over.
    func take(browserHash: [UInt8], now: Instant) throws -> DemandeConnexion?

    /// Deletes sessions last seen or opened before these moments, and sign-ins that are over; answers how many of both.
    func purge(lastSeenBefore: Instant, openedBefore: Instant, now: Instant) throws -> Int
}
