/// Brings a database to the schema of the program.
///
/// Each migration runs in its own transaction together with its line in `schema_migration`, so an interrupted run is
/// taken up where it stopped. Several processes may start together: one migrates, the others wait and find the work
/// done.
public struct MigrationRunner: Sendable {
    private let migrations: [Migration]

    /// A runner of migrations given in order.
    ///
    /// - Throws: `SQLError.Code.fault` when the numbers are not 1, 2, 3…
    public init(_ migrations: [Migration]) throws(SQLError) {
        guard migrations.map(\.number) == Array(1..<(migrations.count + 1)) else {
            throw SQLError(.fault, "migrations are not numbered from 1 without gap")
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
        return Array(migrations.dropFirst(try database.read(level)))
    }

    private func applyNext(on connection: any SQLConnection, now: Int64) throws -> Migration? {
        if let lock = connection.dialect.migrationLock { try connection.execute(lock) }
        try connection.execute(connection.dialect.schema(Self.table))
        let level = try level(of: connection)
        guard level < migrations.count else { return nil }
        let next = migrations[level]
        for statement in next.statements(for: connection.dialect) { try connection.execute(statement) }
        try connection.execute(
            "INSERT INTO schema_migration (number, name, applied_at) VALUES ($1, $2, $3)",
            [.integer(Int64(next.number)), .text(next.name), .integer(now)])
        return next
    }

    private func level(of connection: any SQLConnection) throws -> Int {
        let level = try connection.first("SELECT COALESCE(MAX(number), 0) FROM schema_migration") {
            try Int($0.integer(0))
        }
        guard let level, level <= migrations.count else {
            throw SQLError(.fault, "the database was migrated by a newer version of the program")
        }
        return level
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
        ) STRICT
        """
}
