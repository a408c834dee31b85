import Foundation
import PostgresDriver
import SQL
import Testing

/// A server that answers nothing: the client gives it up by its own clock.
@Suite(.enabled(if: Engine.postgresURI != nil)) struct FrozenServerTests {
    private func withProxy(_ body: (FreezingProxy, Database) throws -> Void) throws {
        try Engine.withSchema { uri in
            let proxy = try FreezingProxy(uri)
            defer { proxy.stop() }
            var limits = DatabaseLimits.serving
            limits.reading = .milliseconds(200)
            limits.writing = .milliseconds(200)
            limits.margin = .milliseconds(50)
            let database = Database.postgres(uri: proxy.uri, limits: limits)
            defer { database.close() }
            try database.write { connection in
                try connection.execute("CREATE TABLE sample (id BIGINT, body BYTEA)")
                try connection.execute("INSERT INTO sample (id) VALUES ($1)", [1])
            }
            try body(proxy, database)
        }
    }

    private func isUnavailable(_ work: () throws -> Void) -> Bool {
        #expect(throws: SQLError.self) { try work() }?.code == .unavailable
    }

    private func count(_ database: Database) throws -> Int64? {
        try database.read { try $0.first("SELECT CAST(COUNT(*) AS BIGINT) FROM sample") { try $0.integer(0) } }
    }

    @Test("a read fails, and works again with the server")
    func reading() throws {
        try withProxy { proxy, database throws in
            #expect(try count(database) == 1)
            proxy.freeze()
            #expect(isUnavailable { _ = try count(database) })
            proxy.freeze(false)
            #expect(try count(database) == 1)
        }
    }

    @Test("a transaction fails at the statement that meets it, and keeps nothing")
    func writing() throws {
        try withProxy { proxy, database throws in
            #expect(
                isUnavailable {
                    try database.write { connection in
                        try connection.execute("INSERT INTO sample (id) VALUES ($1)", [2])
                        proxy.freeze()
                        try connection.execute("INSERT INTO sample (id) VALUES ($1)", [3])
                    }
                })
            proxy.freeze(false)
            #expect(try count(database) == 1)
        }
    }

    @Test("a load fails although the network still takes its first bytes")
    func loading() throws {
        try withProxy { proxy, database throws in
            let body = SQLValue.blob([UInt8](repeating: 7, count: 65_536))
            #expect(
                isUnavailable {
                    try database.write { connection in
                        proxy.freeze()
                        try connection.load(into: "sample", columns: ["id", "body"], count: 400) {
                            $1 += [.integer(Int64($0)), body]
                        }
                    }
                })
            proxy.freeze(false)
            #expect(try count(database) == 1)
        }
    }

    @Test("a server that is down is unavailable at once")
    func down() throws {
        try withProxy { proxy, database throws in
            proxy.stop()
            #expect(isUnavailable { _ = try count(database) })
            #expect(isUnavailable { try database.write { _ in } })
        }
    }

    @Test("what the operator says in the address prevails")
    func address() throws {
        try Engine.withSchema { uri in
            let connection = try PostgresConnection(
                uri: uri + "&application_name=mine&connect_timeout=7", limits: .commands)
            var name: String?
            try connection.query("SELECT current_setting('application_name')", []) { name = try $0.text(0) }
            #expect(name == "mine")
        }
    }
}
