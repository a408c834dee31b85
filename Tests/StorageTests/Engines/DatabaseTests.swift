import Foundation
import PostgresDriver
import SQL
import SQLiteDriver
import Testing

@Suite struct DatabaseTests {
    @Test("runs work of one name once at a time, another name beside it", arguments: Engine.available)
    func alone(engine: Engine) throws {
        try engine.withDatabase { database throws in
            let found = try database.alone("import") {
                try (database.alone("import") { 1 }, database.alone("autre") { 2 })
            }
            #expect(found?.0 == nil && found?.1 == 2)
            #expect(try database.alone("import") { 3 } == 3)
        }
    }

    private struct Refused: Error {}

    private func withCounter(_ engine: Engine, _ body: (Database) throws -> Void) throws {
        try engine.withDatabase { database throws in
            try database.write { connection throws in
                let table = "CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL) STRICT"
                try connection.execute(connection.dialect.schema(table))
                try connection.execute("INSERT INTO counter (id, value) VALUES ($1, $2)", [1, 0])
            }
            try body(database)
        }
    }

    private func increment(_ connection: any SQLConnection) throws {
        try connection.execute("UPDATE counter SET value = value + $1 WHERE id = $2", [1, 1])
    }

    private func value(_ database: Database) throws -> Int64? {
        try database.read { try value($0) }
    }

    private func value(_ connection: any SQLConnection) throws -> Int64? {
        try connection.first("SELECT value FROM counter WHERE id = $1", [1]) { try $0.integer(0) }
    }

    @Test("shows a committed write to the next read", arguments: Engine.available, [TransactionMode.durable, .relaxed])
    func commit(engine: Engine, mode: TransactionMode) throws {
        try withCounter(engine) { database throws in
            try database.write(mode) { try increment($0) }
            #expect(try value(database) == 1)
        }
    }

    @Test("forgets a write whose body throws", arguments: Engine.available)
    func rollback(engine: Engine) throws {
        try withCounter(engine) { database throws in
            #expect(throws: Refused.self) {
                try database.write { connection throws in
                    try increment(connection)
                    throw Refused()
                }
            }
            #expect(try value(database) == 0)
            try database.write { try increment($0) }
            #expect(try value(database) == 1)
        }
    }

    @Test("keeps a snapshot still while another thread writes", arguments: Engine.available)
    func snapshot(engine: Engine) throws {
        try withCounter(engine) { database throws in
            try database.snapshot { connection throws in
                #expect(try value(connection) == 0)
                try onThreads(1) { _ in try database.write { try increment($0) } }
                #expect(try value(connection) == 0)
            }
            #expect(try value(database) == 1)
        }
    }

    @Test("loses no increment of concurrent writers", arguments: Engine.available)
    func concurrentWriters(engine: Engine) throws {
        try withCounter(engine) { database throws in
            try onThreads(6) { _ in
                for _ in 0..<50 { try database.write { try increment($0) } }
            }
            #expect(try value(database) == 300)
        }
    }

    @Test("lets readers read while a writer is writing", arguments: Engine.available)
    func readersDoNotWait(engine: Engine) throws {
        try withCounter(engine) { database throws in
            try database.write { connection throws in
                try increment(connection)
                try onThreads(3) { _ in
                    let seen = try value(database)
                    #expect(seen == 0)
                }
            }
        }
    }

    @Test("makes writers of two processes wait for each other")
    func twoProcesses() throws {
        try Engine.withFile { path in
            let databases = [Database.sqlite(path: path), Database.sqlite(path: path)]
            try databases[0].write { try $0.execute("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER)") }
            try databases[0].write { try $0.execute("INSERT INTO counter VALUES (1, 0)") }
            try onThreads(4) { number in
                for _ in 0..<40 { try databases[number % 2].write { try increment($0) } }
            }
            #expect(try value(databases[1]) == 160)
        }
    }

    @Test("refuses to write on a reading connection")
    func readerCannotWrite() throws {
        try withCounter(.sqlite) { database throws in
            #expect(throws: SQLError.self) { try database.read { try increment($0) } }
        }
    }

    @Test("connects again when the server closed the connection", .enabled(if: Engine.postgresURI != nil))
    func reconnects() throws {
        try withCounter(.postgresql) { database throws in
            #expect(throws: SQLError.self) {
                try database.write { connection throws in
                    try closeItself(connection)
                    try increment(connection)
                }
            }
            #expect(try value(database) == 0)
            try database.read { connection throws in
                try? closeItself(connection)
                let seen = try value(connection)
                #expect(seen == 0)
            }
            try database.write { try increment($0) }
            #expect(try value(database) == 1)
        }
    }

    private func closeItself(_ connection: any SQLConnection) throws {
        try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    }

    @Test("runs a deadlocked write again", .enabled(if: Engine.postgresURI != nil))
    func deadlock() throws {
        try withCounter(.postgresql) { database throws in
            try database.write { try $0.execute("INSERT INTO counter (id, value) VALUES ($1, $2)", [2, 0]) }
            let locked = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
            try onThreads(2) { number in
                let ids: [SQLValue] = number == 0 ? [1, 2] : [2, 1]
                var isFirstRun = true
                try database.write { connection throws in
                    try connection.execute("UPDATE counter SET value = value + 1 WHERE id = $1", [ids[0]])
                    if isFirstRun {
                        isFirstRun = false
                        locked[number].signal()
                        locked[1 - number].wait()
                    }
                    try connection.execute("UPDATE counter SET value = value + 1 WHERE id = $1", [ids[1]])
                }
            }
            let seen = try value(database)
            #expect(seen == 2)
        }
    }
}
