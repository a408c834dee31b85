import Domain
import SQL
import Storage
import TestSupport

extension Engine {
    /// Runs a test on a store with the whole schema and nothing in it.
    func withStore(_ body: (SQLStore, Database) throws -> Void) throws {
        try withDatabase { database throws in
            try MigrationRunner(Migration.schema).migrate(database, now: 0)
            try body(SQLStore(database, sceau: .tests), database)
        }
    }
}
