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
    public func open(_ session: SessionPortail, tokenHash: [UInt8], atMost: Int) throws {
        let oldest = """
            DELETE FROM session_portail WHERE empreinte IN (
                SELECT empreinte FROM session_portail WHERE compte = $1
                ORDER BY date_dernier_acces DESC, empreinte LIMIT 1000 OFFSET $2)
            """
        try database.write { connection in
            try connection.execute(oldest, [.integer(session.compte.rawValue), .integer(Int64(atMost - 1))])
            try connection.execute(SessionRow.insertion, SessionRow.values(session, tokenHash))
        }
    }

    /// The session of a token, whatever its age; `nil` when unknown.
    public func session(tokenHash: [UInt8]) throws -> SessionPortail? {
        let sql = "SELECT \(SessionRow.columns) FROM session_portail WHERE empreinte = $1"
        return try database.read { try $0.first(sql, [.blob(tokenHash)], SessionRow.read)?.session }
    }

    /// The sessions of an account, whatever their age, the last opened first.
    public func sessions(of compte: Identifiant) throws -> [(tokenHash: [UInt8], session: SessionPortail)] {
        let sql = """
            SELECT \(SessionRow.columns) FROM session_portail WHERE compte = $1
            ORDER BY date_ouverture DESC, empreinte LIMIT 1000
            """
        return try database.read { try $0.rows(sql, [.integer(compte.rawValue)], SessionRow.read) }
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

    /// Notes in which space the person of a session works.
    public func note(espace: Espace?, tokenHash: [UInt8]) throws {
        let values: [SQLValue] = [.blob(tokenHash), SQLValue(espace?.rawValue)]
        try database.write { connection in
            try connection.execute("UPDATE session_portail SET espace = $2 WHERE empreinte = $1", values)
        }
    }

    /// Ends a session.
    public func close(tokenHash: [UInt8]) throws {
        try database.write { try $0.execute("DELETE FROM session_portail WHERE empreinte = $1", [.blob(tokenHash)]) }
    }

    /// Ends sessions; answers of which accounts, once per session. Writes nothing when there is none.
    @discardableResult
    public func close(_ which: SessionsVisees) throws -> [Identifiant] {
        let (condition, values): (String, [SQLValue]) =
            switch which {
            case .une(let id, let compte): ("compte = $1 AND id = $2", [.integer(compte.rawValue), .text(id)])
            case .autres(let id, let compte): ("compte = $1 AND id <> $2", [.integer(compte.rawValue), .text(id)])
            case .toutes(let compte): ("compte = $1", [.integer(compte.rawValue)])
            case .duSujet(let hash): ("empreinte_sujet = $1", [.blob(hash)])
            case .duFournisseur(let hash): ("empreinte_session_fournisseur = $1", [.blob(hash)])
            }
        let isAny = try database.read { connection in
            try connection.first("SELECT 1 FROM session_portail WHERE \(condition) LIMIT 1", values) { _ in true }
        }
        guard isAny == true else { return [] }
        return try database.write { connection in
            try connection.rows("DELETE FROM session_portail WHERE \(condition) RETURNING compte", values) { row in
                Identifiant(rawValue: try row.integer(0))
            }
        }
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
