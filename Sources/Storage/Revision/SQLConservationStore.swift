public import Domain
public import SQL
public import UseCases

/// Former versions of aggregates, in a SQL database. A counter keeps the last revision looked at: sequence numbers are given in
/// the order of commits, so none comes later below it.
public struct SQLConservationStore: ConservationStore {
    private let database: StoreDatabase

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = StoreDatabase(database)
    }

    static let suivantes = "SELECT sequence, date FROM revision WHERE sequence > $1 ORDER BY sequence LIMIT $2"

    static let effacement = """
        UPDATE revision SET document = NULL WHERE document IS NOT NULL AND (id, version) IN (
            SELECT id, version - 1 FROM revision WHERE sequence > $1 AND sequence <= $2)
        """

    /// Erases the content of the versions that the next revisions replaced.
    public func eraseVersions(replacedBefore limitDate: Instant, limit: Int) throws -> Travail.Step {
        try database.write { connection in
            let compteurs = CompteurRepository(connection)
            let start = try compteurs.locked(.conservation)
            let next = try connection.rows(Self.suivantes, [.integer(start), .integer(Int64(limit))]) { row in
                (sequence: try row.integer(0), date: Instant(milliseconds: try row.integer(1)))
            }
            let old = next.prefix { $0.date < limitDate }
            guard let last = old.last?.sequence else { return Travail.Step(count: 0, isLast: true) }
            let count = try connection.execute(Self.effacement, [.integer(start), .integer(last)])
            try compteurs.set(.conservation, last)
            return Travail.Step(count: count, isLast: old.count < limit)
        }
    }
}
