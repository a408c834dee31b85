public import Domain
public import SQL
public import UseCases

/// Sessions and sign-ins under way, in a SQL database.
public struct SQLSessionStore: SessionStore {
    private let database: Database

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = database
    }

    /// Keeps a session under the SHA-256 of its token.
    public func open(_ session: SessionPortail, tokenHash: [UInt8]) throws {
        try execute(
            """
            INSERT INTO session_portail
                (empreinte, compte, nom_affiche, id_token, csrf, date_ouverture, date_dernier_acces)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .blob(tokenHash), .integer(session.compte.rawValue), .text(session.nomAffiche), .text(session.idToken),
                .text(session.csrf), .integer(session.dateOuverture.milliseconds),
                .integer(session.dateDernierAcces.milliseconds),
            ])
    }

    /// The session of a token, whatever its age; `nil` when unknown.
    public func session(tokenHash: [UInt8]) throws -> SessionPortail? {
        let sql = """
            SELECT compte, nom_affiche, id_token, csrf, date_ouverture, date_dernier_acces
            FROM session_portail WHERE empreinte = $1
            """
        return try database.read { try $0.first(sql, [.blob(tokenHash)], Self.session) }
    }

    /// Notes that a session was seen; an earlier moment than the one known changes nothing.
    public func touch(tokenHash: [UInt8], now: Instant) throws {
        try execute(
            "UPDATE session_portail SET date_dernier_acces = $2 WHERE empreinte = $1 AND date_dernier_acces < $2",
            [.blob(tokenHash), .integer(now.milliseconds)])
    }

    /// Ends a session.
    public func close(tokenHash: [UInt8]) throws {
        try execute("DELETE FROM session_portail WHERE empreinte = $1", [.blob(tokenHash)])
    }

    /// Keeps a sign-in under way under the SHA-256 of the browser's token; a former one of the same browser is
    /// replaced.
    public func begin(_ demande: DemandeConnexion, browserHash: [UInt8], expires: Instant) throws {
        try execute(
            """
            INSERT INTO demande_connexion (empreinte, state, nonce, code_verifier, retour, date_expiration)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (empreinte) DO UPDATE SET state = excluded.state, nonce = excluded.nonce,
                code_verifier = excluded.code_verifier, retour = excluded.retour,
                date_expiration = excluded.date_expiration
            """,
            [
                .blob(browserHash), .text(demande.state), .text(demande.nonce), .text(demande.codeVerifier),
                SQLValue(demande.retour), .integer(expires.milliseconds),
            ])
    }

    /// Takes a sign-in under way out of the store; `nil` when unknown or over.
    public func take(browserHash: [UInt8], now: Instant) throws -> DemandeConnexion? {
        let sql = """
            DELETE FROM demande_connexion WHERE empreinte = $1
            RETURNING state, nonce, code_verifier, retour, date_expiration
            """
        let taken = try database.write { try $0.first(sql, [.blob(browserHash)], Self.demande) }
        guard let taken, now < taken.expires else { return nil }
        return taken.demande
    }

    /// Deletes sessions last seen or opened before these moments, and sign-ins that are over; answers how many of both.
    public func purge(lastSeenBefore: Instant, openedBefore: Instant, now: Instant) throws -> Int {
        try database.write { connection in
            let sessions = try connection.execute(
                "DELETE FROM session_portail WHERE date_dernier_acces < $1 OR date_ouverture < $2",
                [.integer(lastSeenBefore.milliseconds), .integer(openedBefore.milliseconds)])
            let demandes = try connection.execute(
                "DELETE FROM demande_connexion WHERE date_expiration <= $1", [.integer(now.milliseconds)])
            return sessions + demandes
        }
    }

    private func execute(_ sql: String, _ values: [SQLValue]) throws {
        try database.write { try $0.execute(sql, values) }
    }

    private static func session(_ row: any SQLRow) throws -> SessionPortail {
        SessionPortail(
            compte: Identifiant(rawValue: try row.integer(0)), nomAffiche: try row.text(1), idToken: try row.text(2),
            csrf: try row.text(3),
            dateOuverture: Instant(milliseconds: try row.integer(4)),
            dateDernierAcces: Instant(milliseconds: try row.integer(5)))
    }

    private static func demande(_ row: any SQLRow) throws -> (demande: DemandeConnexion, expires: Instant) {
        let demande = DemandeConnexion(
            state: try row.text(0), nonce: try row.text(1), codeVerifier: try row.text(2),
            retour: try row.optionalText(3))
        return (demande, Instant(milliseconds: try row.integer(4)))
    }
}
