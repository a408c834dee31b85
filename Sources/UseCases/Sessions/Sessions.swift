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

    /// Opens the session of someone who proved who they are; answers the token for the browser, always a new one. The account
    /// has `Limites.sessionsParCompte` at most: the one that was seen the longest ago ends.
    public func open(_ entree: Entree, now: Instant) throws -> String {
        let token = try primitives.randomText(bytes: 32)
        let idToken = try entree.idToken.map { try primitives.seal(Array($0.utf8), idTokenKey(token)) }
        let session = SessionPortail(
            id: try primitives.randomText(bytes: 8), compte: entree.compte, nomAffiche: entree.nomAffiche,
            moyen: entree.moyen, secondFacteur: entree.secondFacteur, espace: entree.espace,
            appareil: entree.appareil, idTokenScelle: idToken, empreinteSujet: entree.sujet.map(hash),
            empreinteSessionFournisseur: entree.sessionFournisseur.map(hash),
            dateIdentification: min(entree.dateIdentification, now), dateOuverture: now, dateDernierAcces: now)
        try store.open(session, tokenHash: hash(token), atMost: Limites.sessionsParCompte.value)
        return token
    }

    /// The session of a browser's token; `nil` when unknown or over. Writes nothing: that it was seen is kept for `flush`.
    public func find(_ token: String, now: Instant) throws -> SessionPortail? {
        let hash = hash(token)
        guard let stored = try store.session(tokenHash: hash) else { return nil }
        let session = withLastAccess(stored, hash)
        guard now < session.dateExpiration else { return nil }
        if now >= stored.dateDernierAcces.adding(seconds: SessionPortail.repos) { seen.note(hash, at: now) }
        return session
    }

    /// The open sessions of an account, the last opened first.
    public func all(of compte: Identifiant, now: Instant) throws -> [SessionPortail] {
        try store.sessions(of: compte).map { withLastAccess($0.session, $0.tokenHash) }
            .filter { now < $0.dateExpiration }
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

    /// Notes in which space the person of a browser's token works from now on.
    public func set(espace: Espace?, of token: String) throws {
        try store.note(espace: espace, tokenHash: hash(token))
    }

    /// Ends the session of a browser's token.
    public func close(_ token: String) throws {
        try store.close(tokenHash: hash(token))
        seen.forget(hash(token))
    }

    /// Ends one session of an account, by its `SessionPortail.id`; answers whether there was one.
    @discardableResult
    public func close(id: String, of compte: Identifiant) throws -> Bool {
        try !store.close(.une(id, de: compte)).isEmpty
    }

    /// Ends the sessions of an account, but one by its `SessionPortail.id`; answers how many.
    @discardableResult
    public func closeOthers(than id: String, of compte: Identifiant) throws -> Int {
        try store.close(.autres(que: id, de: compte)).count
    }

    /// Ends the sessions of an account; answers how many.
    @discardableResult
    public func closeAll(of compte: Identifiant) throws -> Int {
        try store.close(.toutes(de: compte)).count
    }

    /// Ends what the provider says is over: the sessions opened from one of its sessions, else all those of a subject. Answers
    /// of which accounts, once per session.
    @discardableResult
    public func close(sessionFournisseur: String?, sujet: String?) throws -> [Identifiant] {
        if let sessionFournisseur { return try store.close(.duFournisseur(hash(sessionFournisseur))) }
        return try sujet.map { try store.close(.duSujet(hash($0))) } ?? []
    }

    /// A text that nobody can guess, to recognise an answer by: 64 hexadecimal digits.
    public func randomState() throws -> String { try primitives.randomText(bytes: 32) }

    /// The token that each form of a session carries. It is made from the browser's token and kept nowhere.
    public func jetonFormulaire(_ token: String) -> String {
        CryptographicPrimitives.hexadecimal(primitives.derivedKey(Array(token.utf8), "ror formulaire 1"))
    }

    /// Whether a form carries the token of its session.
    public func accepts(_ sent: String, jetonFormulaire: String) -> Bool {
        primitives.areEqual(Array(sent.utf8), Array(jetonFormulaire.utf8))
    }

    /// The ID token of a session, which only the browser's token opens; `nil` for another token, or without provider.
    public func idToken(of session: SessionPortail, token: String) -> String? {
        session.idTokenScelle.flatMap { primitives.unseal($0, idTokenKey(token)) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// A session with the last access that this process knows.
    private func withLastAccess(_ stored: SessionPortail, _ hash: [UInt8]) -> SessionPortail {
        var session = stored
        if let later = seen.moment(hash) { session.dateDernierAcces = max(session.dateDernierAcces, later) }
        return session
    }

    private func idTokenKey(_ token: String) -> [UInt8] {
        primitives.derivedKey(Array(token.utf8), "ror jeton-identite 1")
    }

    private func hash(_ token: String) -> [UInt8] {
        primitives.sha256(Array(token.utf8))
    }
}
