import Domain
import Foundation
import SQL
import Storage
import Synchronization
import Testing
import UseCases

/// The dates of publications, and what is published at the end of a transaction.
@Suite struct PublicationWriterTests {
    private let now = Exemple.now
    private let key = ResourceKey(type: .healthcareService, id: Exemple.id(1))

    private func date(_ number: Int64, _ database: Database) throws -> Instant? {
        try SQLPublicationReader(database).publication(ResourceKey(type: .healthcareService, id: Exemple.id(number)))?
            .lastUpdated
    }

    @Test("dates in the order of commits, withdrawals included, whatever the clock says", arguments: Engine.available)
    func order(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let former = now.adding(days: -1)
            try store.write { try $0.publish([Exemple.publication(1)], now: now) }
            try store.write { try $0.publish([Exemple.publication(2)], now: former) }
            #expect(try date(2, database) == Instant(milliseconds: now.milliseconds + 1))
            try store.write { try $0.withdraw([key], now: former) }
            #expect(try date(1, database) == Instant(milliseconds: now.milliseconds + 2))
            try store.write { try $0.publish([Exemple.publication(1)], now: former) }
            #expect(try date(1, database) == Instant(milliseconds: now.milliseconds + 3))
        }
    }

    @Test("a transaction that changes no byte takes no date", arguments: Engine.available)
    func noChange(engine: Engine) throws {
        try engine.withStore { store, database throws in
            for _ in 0..<3 {
                try store.write { store throws in
                    try store.publish([Exemple.publication(1)], now: now)
                    try store.withdraw([ResourceKey(type: .location, id: Exemple.id(9))], now: now)
                }
            }
            try store.write { try $0.publish([Exemple.publication(2)], now: now) }
            #expect(try date(1, database) == now)
            #expect(try date(2, database) == Instant(milliseconds: now.milliseconds + 1))
        }
    }

    @Test("the last word of a transaction on a resource counts", arguments: Engine.available)
    func lastWins(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let reader = SQLPublicationReader(database)
            try store.write { store throws in
                try store.publish([Exemple.publication(1)], now: now)
                try store.withdraw([key], now: now)
            }
            #expect(try reader.publication(key) == nil)
            try store.write { try $0.publish([Exemple.publication(1)], now: now) }
            try store.write { store throws in
                try store.withdraw([key], now: now)
                try store.publish([Exemple.publication(1)], now: now)
            }
            #expect(try reader.publication(key)?.version == 1)
            #expect(try reader.search(PublicationCriteria(type: key.type, limit: 5)).total == 1)
        }
    }

    @Test("a poller that asks for what is after the last date it saw misses nothing", arguments: Engine.available)
    func poller(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let (writers, each) = (4, 20)
            let done = Atomic(0)
            let seen = Mutex<[Int64: Int64]>([:])
            try onThreads(writers + 1) { thread in
                guard thread < writers else {
                    var last: Int64 = 0
                    var isLast = false
                    repeat {
                        isLast = done.load(ordering: .sequentiallyConsistent) == writers
                        let sql = "SELECT cle, version, date_mise_jour FROM publication WHERE date_mise_jour > $1"
                        let rows = try database.read { connection in
                            try connection.rows(sql, [.integer(last)]) {
                                (try $0.integer(0), try $0.integer(1), try $0.integer(2))
                            }
                        }
                        seen.withLock { seen in for row in rows { seen[row.0] = row.1 } }
                        last = rows.map(\.2).max() ?? last
                    } while !isLast
                    return
                }
                defer { done.add(1, ordering: .sequentiallyConsistent) }
                for turn in 0..<each {
                    try store.write { store throws in
                        let number = Int64(thread * each + turn + 2)
                        let body = "\(thread) \(turn)"
                        try store.publish([Exemple.publication(number)], now: now)
                        try store.publish([Exemple.publication(1, body: body)], now: now)
                        Thread.sleep(forTimeInterval: Double.random(in: 0...0.003))
                    }
                }
            }
            let stored = try database.read { connection in
                try connection.rows("SELECT cle, version FROM publication") { (try $0.integer(0), try $0.integer(1)) }
            }
            #expect(stored.count == writers * each + 1)
            let found = seen.withLock { $0 }
            for row in stored { #expect(found[row.0] == row.1) }
            let dates = try database.read { connection in
                try connection.rows("SELECT DISTINCT date_mise_jour FROM publication") { try $0.integer(0) }
            }
            #expect(dates.count == writers * each)
        }
    }
}
