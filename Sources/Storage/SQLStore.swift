public import SQL
public import UseCases

/// The store of aggregates in a SQL database.
public struct SQLStore: Store {
    private let database: StoreDatabase
    private let sceau: SceauCourriers?
    private let deposited: (@Sendable () -> Void)?

    /// A store on a migrated database. `sceau` seals messages that hold a link: without it they cannot be deposited.
    /// `deposited` is called after a transaction that deposited one.
    public init(_ database: Database, sceau: SceauCourriers? = nil, deposited: (@Sendable () -> Void)? = nil) {
        self.database = StoreDatabase(database)
        self.sceau = sceau
        self.deposited = deposited
    }

    /// Runs reads that see one state of the store.
    public func read<Result>(_ work: (any StoreReader) throws -> Result) throws -> Result {
        try database.snapshot { try work(SQLTransaction($0)) }
    }

    /// Runs one transaction. `work` is run again, on what is stored by then, after a deadlock or when somebody else saved
    /// meanwhile what it saves: an import and a professional may meet with PostgreSQL, where both write at once.
    ///
    /// Throws `StoreError.concurrence` when it never succeeds.
    public func write<Result>(relaxed: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result {
        for _ in 1..<Self.attempts {
            do {
                return try attempt(relaxed, work)
            } catch StoreError.concurrence {
                continue
            }
        }
        return try attempt(relaxed, work)
    }

    /// Runs `work` while no other process runs anything under the same name.
    public func alone<Result>(_ name: String, _ work: () throws -> Result) throws -> Result? {
        try database.alone(name, work)
    }

    private static let attempts = 4

    private func attempt<Result>(_ relaxed: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result {
        let (result, hasDeposited) = try database.write(relaxed ? .relaxed : .durable) { connection in
            let transaction = SQLTransaction(connection, sceau: sceau)
            let result = try work(transaction)
            try transaction.finish()
            return (result, transaction.hasDeposited)
        }
        if hasDeposited { deposited?() }
        return result
    }
}
