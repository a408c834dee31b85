public import Domain

/// Opens, finds and ends the sessions of the portal, and keeps the sign-ins under way. Browsers hold random tokens of 256
/// bits; the store holds their SHA-256 only.
public struct Sessions: Sendable {
    private let store: any SessionStore
    private let random: @Sendable (Int) throws -> [UInt8]
    private let sha256: @Sendable ([UInt8]) -> [UInt8]

    /// The use case on a store, with a cryptographic source of random bytes and a SHA-256.
    public init(
        store: any SessionStore, random: @escaping @Sendable (Int) throws -> [UInt8],
        sha256: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) {
        self.store = store
        self.random = random
        self.sha256 = sha256
    }

    /// Seconds that a sign-in under way may last.
    public static let dureeConnexion = Int64(Limites.connexionEnCours.value)

    /// Opens the session of an account; answers the token for the browser.
    public func open(_ compte: Identifiant, _ identite: IdentitePSC, now: Instant) throws -> String {
        let token = try newToken()
        let name = [identite.prenom, identite.nom].filter { !$0.isEmpty }.joined(separator: " ")
        let session = SessionPortail(
            compte: compte, nomAffiche: name, idToken: identite.idToken, csrf: try newToken(),
            dateOuverture: now,
            dateDernierAcces: now)
        try store.open(session, tokenHash: hash(token))
        return token
    }

    /// The session of a browser's token, noted as seen if it was not in the last minute; `nil` when unknown or over.
    public func find(_ token: String, now: Instant) throws -> SessionPortail? {
        guard let session = try store.session(tokenHash: hash(token)), session.dateExpiration > now else { return nil }
        if now >= session.dateDernierAcces.adding(seconds: SessionPortail.precision) {
            try store.touch(tokenHash: hash(token), now: now)
        }
        return session
    }

    /// Ends the session of a browser's token.
    public func close(_ token: String) throws {
        try store.close(tokenHash: hash(token))
    }

    /// Keeps a sign-in under way; answers the token that ties it to the browser.
    public func begin(_ demande: DemandeConnexion, now: Instant) throws -> String {
        let token = try newToken()
        try store.begin(
            demande, browserHash: hash(token), expires: now.adding(seconds: Self.dureeConnexion))
        return token
    }

    /// Takes the sign-in under way of a browser; it serves once. `nil` when unknown or over.
    public func take(_ token: String, now: Instant) throws -> DemandeConnexion? {
        try store.take(browserHash: hash(token), now: now)
    }

    private func newToken() throws -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: try random(32).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private func hash(_ token: String) -> [UInt8] {
        sha256(Array(token.utf8))
    }
}
