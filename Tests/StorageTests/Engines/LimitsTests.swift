import Foundation
import Synchronization
import Testing

@testable import SQL

/// What is waited for, for how long, and what is said when it does not come.
@Suite struct LimitsTests {
    private var short: DatabaseLimits {
        var limits = DatabaseLimits.serving
        limits.connections = 1
        limits.waiters = 0
        limits.brief = .zero
        limits.lock = .milliseconds(50)
        limits.reading = .milliseconds(50)
        limits.writing = .milliseconds(50)
        return limits
    }

    /// The code of the failure of some work.
    private func code(_ work: () throws -> Void) -> SQLError.Code? {
        #expect(throws: SQLError.self) { try work() }?.code
    }

    /// An endless statement.
    private func endless(_ engine: Engine) -> String {
        switch engine {
        case .sqlite: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
        case .postgresql: "SELECT 1 FROM (SELECT pg_sleep(60)) AS nap"
        }
    }

    @Test("refuses who comes when all connections are taken", arguments: Engine.available)
    func connections(engine: Engine) throws {
        try engine.withAddress { address throws in
            let database = engine.open(address, short)
            try database.write { try $0.execute("CREATE TABLE sample (id INTEGER)") }
            try database.read { _ in
                #expect(code { try database.read { _ in } } == .busy)
            }
            try database.read { _ in }
        }
    }

    @Test("refuses at once the writer that comes too many, and lets the others write in turn")
    func writers() throws {
        var limits = DatabaseLimits.serving
        limits.waiters = 2
        limits.turn = .seconds(60)
        limits.brief = .zero
        let full = Turns(1, limits)
        try full.take()
        let order = Order()
        let group = DispatchGroup()
        for number in 1...2 {
            group.enter()
            Thread.detachNewThread {
                if (try? full.take()) != nil { order.add(number) }
                full.giveBack()
                group.leave()
            }
            while full.waiting < number { usleep(100) }
        }
        #expect(code { try full.take() } == .busy)
        full.giveBack()
        group.wait()
        #expect(order.numbers == [1, 2])
        try full.take()
    }

    @Test("ends a statement that takes too long, and goes on with the next", arguments: Engine.available)
    func statement(engine: Engine) throws {
        try engine.withAddress { address throws in
            let database = engine.open(address, short)
            try database.write { try $0.execute("CREATE TABLE sample (id INTEGER)") }
            #expect(code { try database.read { try $0.query(endless(engine), []) { _ in } } } == .unavailable)
            #expect(code { try database.write { try $0.query(endless(engine), []) { _ in } } } == .unavailable)
            #expect(try database.read { try $0.first("SELECT 1") { try Int($0.integer(0)) } } == 1)
        }
    }

    @Test("does not wait for ever for what another process locks", arguments: Engine.available)
    func lock(engine: Engine) throws {
        try engine.withAddress { address throws in
            let other = engine.open(address)
            try other.write { connection throws in
                try connection.execute("CREATE TABLE sample (id INTEGER)")
                try connection.execute("INSERT INTO sample VALUES (1)")
            }
            var limits = short
            limits.writing = .seconds(60)
            let database = engine.open(address, limits)
            try other.write { connection throws in
                try connection.execute("UPDATE sample SET id = 2")
                #expect(code { _ = try database.write { try $0.execute("UPDATE sample SET id = 3") } } == .busy)
            }
            try database.write { try $0.execute("UPDATE sample SET id = 3") }
        }
    }

    @Test(
        "takes statements of any number of placeholders, in any order, and leaves quoted texts alone",
        arguments: Engine.available)
    func placeholders(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try database.write { _ in }
            let places = (2...30_000).map { "$\($0)" }.joined(separator: ", ")
            let values = (2...30_000).map { SQLValue.integer(Int64($0)) }
            let sql = "SELECT 1 WHERE CAST($1 AS BIGINT) IN (\(places))"
            for (sought, expected) in [(Int64(29_999), 1), (1, nil)] {
                let found = try database.read {
                    try $0.first(sql, [.integer(sought)] + values) { try Int($0.integer(0)) }
                }
                #expect(found == expected)
            }
            let quoted = "SELECT '$2''$3' || CAST($2 AS TEXT) || CAST($1 AS TEXT)"
            #expect(try database.read { try $0.first(quoted, ["a", "b"]) { try $0.text(0) } } == "$2'$3ba")
            #expect(code { _ = try database.read { try $0.execute("SELECT CAST($2 AS BIGINT)", [1]) } } != nil)
        }
    }

    @Test("keeps few statements, short ones only")
    func statements() {
        var cache = StatementCache<Int>()
        for number in 0..<1000 {
            let sql = "SELECT \(number)" + String(repeating: " ", count: number)
            if !cache.hasRoom(for: sql) { cache.removeAll() }
            cache.add(number, for: sql)
            #expect(cache[sql] == number && cache.count <= 256)
        }
        #expect(!StatementCache<Int>.keeps(String(repeating: " ", count: 8193)))
        #expect(!cache.hasRoom(for: String(repeating: " ", count: 131_073)))
    }
}

private final class Order: Sendable {
    private let list = Mutex<[Int]>([])

    var numbers: [Int] { list.withLock(\.self) }

    func add(_ number: Int) { list.withLock { $0.append(number) } }
}
