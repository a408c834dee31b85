import SQL
import SQLiteDriver
import Testing

@Suite struct MigrationRunnerTests {
    private static let first = Migration(1, "Sample", ["CREATE TABLE sample (id BIGINT PRIMARY KEY, name TEXT) STRICT"])
    private static let second = Migration(
        2, "Index", ["CREATE INDEX sample_name ON sample (name)"],
        only: [
            .sqlite: ["INSERT INTO sample VALUES (1, 'sqlite')"], .postgresql: ["INSERT INTO sample VALUES (1, 'pg')"],
        ])

    @Test("applies what is missing, once", arguments: Engine.available)
    func appliesOnce(engine: Engine) throws {
        try engine.withDatabase { database throws in
            #expect(try MigrationRunner([Self.first]).migrate(database, now: 1).map(\.number) == [1])
            let runner = try MigrationRunner([Self.first, Self.second])
            #expect(try runner.pending(database).map(\.number) == [2])
            #expect(try runner.migrate(database, now: 2).map(\.name) == ["Index"])
            #expect(try runner.migrate(database, now: 3).isEmpty)
            #expect(try runner.pending(database).isEmpty)
            let dates = try database.read { connection throws in
                try connection.rows("SELECT applied_at FROM schema_migration ORDER BY number") { try $0.integer(0) }
            }
            #expect(dates == [1, 2])
        }
    }

    @Test("keeps nothing of a migration that fails", arguments: Engine.available)
    func failure(engine: Engine) throws {
        try engine.withDatabase { database throws in
            let broken = Migration(1, "Broken", Self.first.statements + ["CREATE TABLE sample (again BIGINT) STRICT"])
            #expect(throws: SQLError.self) { try MigrationRunner([broken]).migrate(database, now: 1) }
            let applied = try MigrationRunner([Self.first]).migrate(database, now: 1)
            #expect(applied.count == 1)
        }
    }

    @Test("refuses a database newer than the program", arguments: Engine.available)
    func newer(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try MigrationRunner([Self.first, Self.second]).migrate(database, now: 1)
            let error = #expect(throws: SQLError.self) { try MigrationRunner([Self.first]).migrate(database, now: 1) }
            #expect(error?.code == .fault)
        }
    }

    @Test("migrates once when several start together", arguments: Engine.available)
    func together(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try onThreads(4) { _ in
                try MigrationRunner([Self.first, Self.second]).migrate(database, now: 1)
            }
            #expect(try MigrationRunner([Self.first, Self.second]).pending(database).isEmpty)
        }
    }

    @Test("several processes may start together on a file that is not there yet")
    func newFile() throws {
        for _ in 0..<40 {
            try Engine.withFile { path in
                try onThreads(8) { _ in
                    let database = Database.sqlite(path: path)
                    defer { database.close() }
                    try MigrationRunner([Self.first]).migrate(database, now: 1)
                }
            }
        }
    }

    @Test("applies what is missing below what was applied", arguments: Engine.available)
    func missing(engine: Engine) throws {
        try engine.withDatabase { database throws in
            let third = Migration(3, "Third", ["CREATE TABLE third (id BIGINT PRIMARY KEY) STRICT"])
            try MigrationRunner([Self.first, third]).migrate(database, now: 1)
            let whole = try MigrationRunner([Self.first, Self.second, third])
            #expect(try whole.pending(database).map(\.number) == [2])
            #expect(try whole.migrate(database, now: 2).map(\.number) == [2])
            #expect(try whole.pending(database).isEmpty)
        }
    }

    @Test("refuses migrations whose numbers do not grow from 1")
    func numbers() {
        for wrong in [[Self.second], [Self.first, Self.first], [Self.second, Self.first]] {
            #expect(throws: SQLError.self) { try MigrationRunner(wrong) }
        }
    }
}
