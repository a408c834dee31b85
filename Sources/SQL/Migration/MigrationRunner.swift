/// Brings a database to the schema of the program.
///
/// Each migration runs in its own transaction together with its line in `schema_migration`, so an interrupted run is
/// taken up where it stopped. Several processes may start together: one migrates, the others wait and find the work
/// done.
public struct MigrationRunner: Sendable {
    private let migrations: [Migration]

    /// A runner of migrations given in order.
    ///
    /// - Throws: `SQLError.Code.fault` when the numbers do not begin at 1 and grow.
    public init(_ migrations: [Migration]) throws(SQLError) {
        let numbers = migrations.map(\.number)
        guard numbers.first ?? 1 == 1, zip(numbers, numbers.dropFirst()).allSatisfy(<) else {
            throw SQLError(.fault, "the numbers of migrations do not grow from 1")
        }
        self.migrations = migrations
    }

    /// Applies what is missing.
    ///
    /// - Parameter now: the date written beside each applied migration, in seconds since 1970.
    /// - Returns: the migrations applied by this call.
    /// - Throws: `SQLError.Code.fault` when the database was migrated by a newer program.
    @discardableResult
    public func migrate(_ database: Database, now: Int64) throws -> [Migration] {
        var applied: [Migration] = []
        while true {
            let next = try database.write { try applyNext(on: $0, now: now) }
            guard let next else { return applied }
            applied.append(next)
        }
    }

    /// The migrations that the database lacks; it is not changed.
    public func pending(_ database: Database) throws -> [Migration] {
        let isNew = try database.read { connection in
            try connection.first(connection.dialect.migrationTableQuery) { _ in } == nil
        }
        guard !isNew else { return migrations }
        let applied = try database.read(applied)
        return migrations.filter { !applied.contains($0.number) }
    }

    private func applyNext(on connection: any SQLConnection, now: Int64) throws -> Migration? {
        if let lock = connection.dialect.migrationLock { try connection.execute(lock) }
        try connection.execute(connection.dialect.schema(Self.table))
        let applied = try applied(on: connection)
        guard let next = migrations.first(where: { !applied.contains($0.number) }) else { return nil }
        for statement in next.statements(for: connection.dialect) { try connection.execute(statement) }
        try connection.execute(
            "INSERT INTO schema_migration (number, name, applied_at) VALUES ($1, $2, $3)",
            [.integer(Int64(next.number)), .text(next.name), .integer(now)])
        return next
    }

    private func applied(on connection: any SQLConnection) throws -> Set<Int> {
        let applied = Set(try connection.rows("SELECT number FROM schema_migration") { try Int($0.integer(0)) })
        guard applied.isSubset(of: Set(migrations.map(\.number))) else {
            throw SQLError(.fault, "the database was migrated by a newer version of the program")
        }
        return applied
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
        ) STRICT
        """
}
