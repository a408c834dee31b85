public import Domain
public import SQL
public import UseCases

/// The outbox, in a SQL database.
public struct SQLCourrierStore: CourrierStore {
    private let database: StoreDatabase
    private let sceau: SceauCourriers?

    /// A store on a migrated database. Without `sceau`, messages that hold a link are left where they are.
    public init(_ database: Database, sceau: SceauCourriers?) {
        self.database = StoreDatabase(database)
        self.sceau = sceau
    }

    private static let columns = """
        id, modele, destinataire, date_depot, date_limite, etat, tentatives, prochaine_tentative, date_fin, motif
        """
    static let suivant = """
        SELECT \(columns), est_scelle, contenu FROM courrier WHERE prochaine_tentative <= $1 AND est_scelle <= $2
        ORDER BY prochaine_tentative, id LIMIT 1
        """
    static let liste = "SELECT \(columns) FROM courrier WHERE etat = $1 ORDER BY id DESC LIMIT $2"
    static let purge = """
        DELETE FROM courrier WHERE id IN (
            SELECT id FROM courrier WHERE date_fin < $1 ORDER BY date_fin LIMIT $2)
        """

    /// Takes the message that is due first.
    public func take(now: Instant, next: (_ tentatives: Int) -> Instant) throws -> CourrierATenter? {
        try database.write { connection in
            guard
                var found = try connection.first(
                    Self.suivant, [.integer(now.milliseconds), SQLValue(sceau != nil)], courrier)
            else { return nil }
            found.etat.tentatives += 1
            let due = next(found.etat.tentatives)
            found.etat.prochaineTentative = due
            try connection.execute(
                "UPDATE courrier SET tentatives = $2, prochaine_tentative = $3 WHERE id = $1",
                [
                    .integer(found.etat.id.rawValue), .integer(Int64(found.etat.tentatives)),
                    .integer(due.milliseconds),
                ])
            return found
        }
    }

    /// Ends a message; what it said stays when it is dead only, so that it may be tried again.
    public func end(_ id: Identifiant, _ etat: EtatCourrier.Etat, motif: String?, now: Instant) throws {
        let erased = etat == .mort ? "contenu" : "NULL"
        try database.write { connection in
            try connection.execute(
                """
                UPDATE courrier SET etat = $2, motif = $3, date_fin = $4, prochaine_tentative = NULL, contenu = \(erased)
                WHERE id = $1
                """,
                [.integer(id.rawValue), .text(etat.rawValue), SQLValue(motif), .integer(now.milliseconds)])
        }
    }

    /// Notes why a try failed.
    public func note(_ id: Identifiant, motif: String) throws {
        try database.write { connection in
            try connection.execute(
                "UPDATE courrier SET motif = $2 WHERE id = $1", [.integer(id.rawValue), .text(motif)])
        }
    }

    /// Deletes the messages that ended before a moment.
    public func purge(endedBefore: Instant, limit: Int) throws -> Int {
        try database.write { connection in
            try connection.execute(Self.purge, [.integer(endedBefore.milliseconds), .integer(Int64(limit))])
        }
    }

    /// Messages in a state, the last deposited first.
    public func list(_ etat: EtatCourrier.Etat, limit: Int) throws -> [EtatCourrier] {
        try database.read { try $0.rows(Self.liste, [.text(etat.rawValue), .integer(Int64(limit))], Self.etat) }
    }

    /// How many messages are in each state.
    public func counts() throws -> [EtatCourrier.Etat: Int] {
        let sql = "SELECT etat, CAST(COUNT(*) AS BIGINT) FROM courrier GROUP BY etat"
        let counts = try database.read { try $0.rows(sql) { (try $0.text(0), Int(try $0.integer(1))) } }
        return counts.reduce(into: [:]) { found, row in
            if let etat = EtatCourrier.Etat(rawValue: row.0) { found[etat] = row.1 }
        }
    }

    /// A message.
    public func find(_ id: Identifiant) throws -> EtatCourrier? {
        let sql = "SELECT \(Self.columns) FROM courrier WHERE id = $1"
        return try database.read { try $0.first(sql, [.integer(id.rawValue)], Self.etat) }
    }

    /// Makes dead messages due at once: their time begins again.
    public func retry(_ id: Identifiant?, now: Instant) throws -> Int {
        let sql = """
            UPDATE courrier SET etat = 'attente', tentatives = 0, prochaine_tentative = $1, date_fin = NULL,
                date_limite = $1 + (date_limite - date_depot)
            WHERE etat = 'mort' AND contenu IS NOT NULL
            """
        return try database.write { connection in
            guard let id else { return try connection.execute(sql, [.integer(now.milliseconds)]) }
            return try connection.execute(sql + " AND id = $2", [.integer(now.milliseconds), .integer(id.rawValue)])
        }
    }

    /// Gives up a message that was not sent.
    public func drop(_ id: Identifiant, now: Instant) throws -> Bool {
        let sql = """
            UPDATE courrier SET etat = 'abandonne', motif = 'dropped by the operator', date_fin = $2,
                prochaine_tentative = NULL, contenu = NULL
            WHERE id = $1 AND etat IN ('attente', 'mort')
            """
        return try database.write {
            try $0.execute(sql, [.integer(id.rawValue), .integer(now.milliseconds)]) == 1
        }
    }

    private func courrier(_ row: any SQLRow) throws -> CourrierATenter {
        let etat = try Self.etat(row)
        let isSealed = try row.integer(10) == 1
        let stored = try row.optionalText(11)
        let text = isSealed ? stored.flatMap { sceau?.open($0, for: etat.destinataire) } : stored
        return CourrierATenter(etat: etat, modele: text.flatMap { try? Document.decode(ModeleCourrier.self, $0) })
    }

    private static func etat(_ row: any SQLRow) throws -> EtatCourrier {
        func instant(_ column: Int) throws -> Instant? {
            try row.optionalInteger(column).map { Instant(milliseconds: $0) }
        }
        return EtatCourrier(
            id: Identifiant(rawValue: try row.integer(0)), modele: try row.text(1), destinataire: try row.text(2),
            dateDepot: Instant(milliseconds: try row.integer(3)),
            dateLimite: Instant(milliseconds: try row.integer(4)),
            etat: EtatCourrier.Etat(rawValue: try row.text(5)) ?? .mort, tentatives: Int(try row.integer(6)),
            prochaineTentative: try instant(7), dateFin: try instant(8), motif: try row.optionalText(9))
    }
}
