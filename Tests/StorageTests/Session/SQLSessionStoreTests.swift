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
            compte: Exemple.id(5), nomAffiche: "Aline EXEMPLE", idToken: "a.b.c", csrf: "jeton",
            dateOuverture: date, dateDernierAcces: date)
    }

    private let demande = DemandeConnexion(state: "s", nonce: "n", codeVerifier: "v", retour: nil)

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
            try sessions.touch(tokenHash: hash, now: now.adding(seconds: seconds.passed))
            let seen = try sessions.session(tokenHash: hash)?.dateDernierAcces
            #expect(seen == now.adding(seconds: seconds.noted))
        }
    }

    @Test("ignores an access to an unknown session", arguments: Engine.available)
    func touchUnknown(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            try sessions.touch(tokenHash: hash, now: now)
            #expect(try sessions.session(tokenHash: hash) == nil)
        }
    }

    @Test("gives a sign-in back once", arguments: Engine.available)
    func takeOnce(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            var second = demande
            second.retour = "/offres"
            try sessions.begin(demande, browserHash: hash, expires: now.adding(seconds: 1))
            try sessions.begin(second, browserHash: hash, expires: now.adding(seconds: 1))
            #expect(try sessions.take(browserHash: hash, now: now) == second)
            #expect(try sessions.take(browserHash: hash, now: now) == nil)
        }
    }

    @Test("refuses a sign-in that is over", arguments: Engine.available)
    func takeTooLate(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            try sessions.begin(demande, browserHash: hash, expires: now)
            #expect(try sessions.take(browserHash: hash, now: now) == nil)
        }
    }

    @Test("purges what is over and nothing else", arguments: Engine.available)
    func purge(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            let fresh: [UInt8] = [1]
            try sessions.open(session(openedAt: now), tokenHash: hash)
            try sessions.open(session(openedAt: now.adding(seconds: 10)), tokenHash: fresh)
            try sessions.begin(demande, browserHash: hash, expires: now)
            try sessions.begin(demande, browserHash: fresh, expires: now.adding(seconds: 20))
            let limit = now.adding(seconds: 10)
            #expect(try sessions.purge(lastSeenBefore: limit, openedBefore: now, now: limit) == 2)
            #expect(try sessions.session(tokenHash: hash) == nil)
            #expect(try sessions.session(tokenHash: fresh) != nil)
            #expect(try sessions.take(browserHash: fresh, now: limit) != nil)
            #expect(try sessions.take(browserHash: hash, now: now.adding(seconds: -10)) == nil)
        }
    }
}
