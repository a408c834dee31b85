public import SQL
public import UseCases

/// The store of aggregates in a SQL database.
public struct SQLStore: Store {
    private let database: Database

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = database
    }

    /// Runs reads that see one state of the store.
    public func read<Result>(_ work: (any StoreReader) throws -> Result) throws -> Result {
        try database.snapshot { try work(SQLTransaction($0)) }
    }

    /// Runs one transaction; with PostgreSQL, `work` is run again after a deadlock.
    public func write<Result>(relaxed: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result {
        try database.write(relaxed ? .relaxed : .durable) { connection in
            let transaction = SQLTransaction(connection)
            let result = try work(transaction)
            try transaction.finish()
            return result
        }
    }
}
