public import Domain
public import SQL
public import UseCases

/// The assertions used, in a SQL database.
public struct SQLAssertionStore: AssertionStore {
    private let database: StoreDatabase

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = StoreDatabase(database)
    }

    static let forget = "DELETE FROM assertion_client WHERE expiration <= $1"

    /// Notes an assertion; false when it was noted before.
    public func take(empreinte: [UInt8], until end: Instant, now: Instant) throws -> Bool {
        let sql = """
            INSERT INTO assertion_client (empreinte, expiration) VALUES ($1, $2) ON CONFLICT (empreinte) DO NOTHING
            """
        return try database.write { connection in
            try connection.execute(Self.forget, [.integer(now.milliseconds)])
            return try connection.execute(sql, [.blob(empreinte), .integer(end.milliseconds)]) == 1
        }
    }
}
