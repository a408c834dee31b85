public import Domain
public import SQL
public import UseCases

/// Sessions, in a SQL database.
public struct SQLSessionStore: SessionStore {
    private let database: StoreDatabase

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = StoreDatabase(database)
    }

    /// Keeps a session under the SHA-256 of its token.
    public func open(_ session: SessionPortail, tokenHash: [UInt8]) throws {
        let sql = """
            INSERT INTO session_portail
                (empreinte, compte, nom_affiche, id_token_scelle, date_ouverture, date_dernier_acces)
            VALUES ($1, $2, $3, $4, $5, $6)
            """
        let values: [SQLValue] = [
            .blob(tokenHash), .integer(session.compte.rawValue), .text(session.nomAffiche),
            .text(session.idTokenScelle), .integer(session.dateOuverture.milliseconds),
            .integer(session.dateDernierAcces.milliseconds),
        ]
        try database.write { try $0.execute(sql, values) }
    }

    /// The session of a token, whatever its age; `nil` when unknown.
    public func session(tokenHash: [UInt8]) throws -> SessionPortail? {
        let sql = """
            SELECT compte, nom_affiche, id_token_scelle, date_ouverture, date_dernier_acces
            FROM session_portail WHERE empreinte = $1
            """
        return try database.read { connection in
            try connection.first(sql, [.blob(tokenHash)]) { row in
                SessionPortail(
                    compte: Identifiant(rawValue: try row.integer(0)), nomAffiche: try row.text(1),
                    idTokenScelle: try row.text(2), dateOuverture: Instant(milliseconds: try row.integer(3)),
                    dateDernierAcces: Instant(milliseconds: try row.integer(4)))
            }
        }
    }

    /// Notes when sessions were last seen; an earlier moment than the one known, or an unknown session, changes nothing.
    public func note(_ seen: [(tokenHash: [UInt8], moment: Instant)]) throws {
        let sql = "UPDATE session_portail SET date_dernier_acces = $2 WHERE empreinte = $1 AND date_dernier_acces < $2"
        try database.write { connection in
            for (hash, moment) in seen {
                try connection.execute(sql, [.blob(hash), .integer(moment.milliseconds)])
            }
        }
    }

    /// Ends a session.
    public func close(tokenHash: [UInt8]) throws {
        try database.write { try $0.execute("DELETE FROM session_portail WHERE empreinte = $1", [.blob(tokenHash)]) }
    }

    /// Deletes sessions last seen or opened before these moments; answers how many.
    public func purge(lastSeenBefore: Instant, openedBefore: Instant) throws -> Int {
        try database.write { connection in
            try connection.execute(
                "DELETE FROM session_portail WHERE date_dernier_acces < $1 OR date_ouverture < $2",
                [.integer(lastSeenBefore.milliseconds), .integer(openedBefore.milliseconds)])
        }
    }
}
