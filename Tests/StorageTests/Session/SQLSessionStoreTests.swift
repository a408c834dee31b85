import Domain
import SQL
import Storage
import Testing
import UseCases

@Suite struct SQLSessionStoreTests {
    private let now = Exemple.now
    private let hash: [UInt8] = Array(0..<32)

    private func withSessions(_ engine: Engine, _ body: (SQLSessionStore) throws -> Void) throws {
        try engine.withStore { _, database in try body(SQLSessionStore(database)) }
    }

    private func session(openedAt date: Instant) throws -> SessionPortail {
        SessionPortail(
            compte: Exemple.id(5), nomAffiche: "Aline EXEMPLE", idTokenScelle: "scelle",
            dateOuverture: date, dateDernierAcces: date)
    }

    @Test("gives a session back until it is closed", arguments: Engine.available)
    func openAndClose(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            let opened = try session(openedAt: now)
            try sessions.open(opened, tokenHash: hash)
            #expect(try sessions.session(tokenHash: hash) == opened)
            #expect(try sessions.session(tokenHash: hash.reversed()) == nil)
            try sessions.close(tokenHash: hash)
            #expect(try sessions.session(tokenHash: hash) == nil)
        }
    }

    @Test("notes the last access, never an earlier one", arguments: Engine.available, [(-5, 0), (1, 1), (600, 600)])
    func touch(engine: Engine, seconds: (passed: Int64, noted: Int64)) throws {
        try withSessions(engine) { sessions throws in
            try sessions.open(session(openedAt: now), tokenHash: hash)
            try sessions.note([(tokenHash: hash, moment: now.adding(seconds: seconds.passed))])
            let seen = try sessions.session(tokenHash: hash)?.dateDernierAcces
            #expect(seen == now.adding(seconds: seconds.noted))
        }
    }

    @Test("notes many sessions at once, and ignores those that are unknown", arguments: Engine.available)
    func noteMany(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            let hashes: [[UInt8]] = (0..<50).map { [$0] }
            for hash in hashes.dropFirst(10) { try sessions.open(session(openedAt: now), tokenHash: hash) }
            let later = now.adding(seconds: 90)
            try sessions.note(hashes.map { (tokenHash: $0, moment: later) })
            for (rank, hash) in hashes.enumerated() {
                #expect(try sessions.session(tokenHash: hash)?.dateDernierAcces == (rank < 10 ? nil : later))
            }
        }
    }

    @Test("purges what is over and nothing else", arguments: Engine.available)
    func purge(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            let fresh: [UInt8] = [1]
            try sessions.open(session(openedAt: now), tokenHash: hash)
            try sessions.open(session(openedAt: now.adding(seconds: 10)), tokenHash: fresh)
            let limit = now.adding(seconds: 10)
            #expect(try sessions.purge(lastSeenBefore: limit, openedBefore: now) == 1)
            #expect(try sessions.session(tokenHash: hash) == nil)
            #expect(try sessions.session(tokenHash: fresh) != nil)
        }
    }
}
