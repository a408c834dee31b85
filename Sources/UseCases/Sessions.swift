public import Domain

/// Opens, finds and ends the sessions of the portal. Browsers hold random tokens of 256 bits; the store holds their SHA-256,
/// and what only the holder of a token can open.
public struct Sessions: Sendable {
    /// Sessions told to the store in one transaction.
    private static let batch = 500

    private let store: any SessionStore
    private let primitives: CryptographicPrimitives
    private let seen = SeenSessions()

    /// The use case on a store.
    public init(store: any SessionStore, primitives: CryptographicPrimitives) {
        self.store = store
        self.primitives = primitives
    }

    /// Opens the session of an account; answers the token for the browser.
    public func open(_ compte: Identifiant, _ identite: IdentitePSC, now: Instant) throws -> String {
        let token = try primitives.randomText(bytes: 32)
        let name = [identite.prenom, identite.nom].filter { !$0.isEmpty }.joined(separator: " ")
        let session = SessionPortail(
            compte: compte, nomAffiche: name,
            idTokenScelle: try primitives.seal(Array(identite.idToken.utf8), idTokenKey(token)),
            dateOuverture: now, dateDernierAcces: now)
        try store.open(session, tokenHash: hash(token))
        return token
    }

    /// The session of a browser's token; `nil` when unknown or over. Writes nothing: that it was seen is kept for `flush`.
    public func find(_ token: String, now: Instant) throws -> SessionPortail? {
        let hash = hash(token)
        guard var session = try store.session(tokenHash: hash) else { return nil }
        let told = session.dateDernierAcces
        if let later = seen.moment(hash) { session.dateDernierAcces = max(told, later) }
        guard now < session.dateExpiration else { return nil }
        if now >= told.adding(seconds: SessionPortail.repos) { seen.note(hash, at: now) }
        return session
    }

    /// Tells the store which sessions were seen since the last call; to be called every few seconds, and at the end of the
    /// service. What fails is told at the next call.
    public func flush() throws {
        let all = seen.all
        for start in stride(from: 0, to: all.count, by: Self.batch) {
            let some = Array(all[start..<min(start + Self.batch, all.count)])
            try store.note(some)
            seen.forget(some)
        }
    }

    /// Ends the session of a browser's token.
    public func close(_ token: String) throws {
        try store.close(tokenHash: hash(token))
        seen.forget(hash(token))
    }

    /// The token that each form of a session carries. It is made from the browser's token and kept nowhere.
    public func jetonFormulaire(_ token: String) -> String {
        CryptographicPrimitives.hexadecimal(primitives.derivedKey(Array(token.utf8), "ror formulaire 1"))
    }

    /// Whether a form carries the token of its session.
    public func accepts(_ sent: String, jetonFormulaire: String) -> Bool {
        primitives.areEqual(Array(sent.utf8), Array(jetonFormulaire.utf8))
    }

    /// The ID token of a session, which only the browser's token opens; `nil` for another token.
    public func idToken(of session: SessionPortail, token: String) -> String? {
        primitives.unseal(session.idTokenScelle, idTokenKey(token)).map { String(decoding: $0, as: UTF8.self) }
    }

    private func idTokenKey(_ token: String) -> [UInt8] {
        primitives.derivedKey(Array(token.utf8), "ror jeton-identite 1")
    }

    private func hash(_ token: String) -> [UInt8] {
        primitives.sha256(Array(token.utf8))
    }
}
