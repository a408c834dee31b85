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
            id: "0123456789abcdef", compte: Exemple.id(5), nomAffiche: "Aline EXEMPLE", moyen: .motDePasse,
            secondFacteur: true, espace: .liberal, appareil: "Firefox sur Windows", idTokenScelle: "scelle",
            empreinteSujet: [1, 2], empreinteSessionFournisseur: [3], dateIdentification: date.adding(seconds: -9),
            dateOuverture: date, dateDernierAcces: date)
    }

    @Test("gives a session back until it is closed", arguments: Engine.available)
    func openAndClose(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            let opened = try session(openedAt: now)
            try sessions.open(opened, tokenHash: hash, atMost: 9)
            #expect(try sessions.session(tokenHash: hash) == opened)
            #expect(try sessions.session(tokenHash: hash.reversed()) == nil)
            try sessions.close(tokenHash: hash)
            #expect(try sessions.session(tokenHash: hash) == nil)
        }
    }

    @Test("notes the last access, never an earlier one", arguments: Engine.available, [(-5, 0), (1, 1), (600, 600)])
    func touch(engine: Engine, seconds: (passed: Int64, noted: Int64)) throws {
        try withSessions(engine) { sessions throws in
            try sessions.open(session(openedAt: now), tokenHash: hash, atMost: 9)
            try sessions.note([(tokenHash: hash, moment: now.adding(seconds: seconds.passed))])
            let seen = try sessions.session(tokenHash: hash)?.dateDernierAcces
            #expect(seen == now.adding(seconds: seconds.noted))
        }
    }

    @Test("notes many sessions at once, and ignores those that are unknown", arguments: Engine.available)
    func noteMany(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            let hashes: [[UInt8]] = (0..<50).map { [$0] }
            for hash in hashes.dropFirst(10) {
                try sessions.open(session(openedAt: now), tokenHash: hash, atMost: 99)
            }
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
            try sessions.open(session(openedAt: now), tokenHash: hash, atMost: 9)
            try sessions.open(session(openedAt: now.adding(seconds: 10)), tokenHash: fresh, atMost: 9)
            let limit = now.adding(seconds: 10)
            #expect(try sessions.purge(lastSeenBefore: limit, openedBefore: now) == 1)
            #expect(try sessions.session(tokenHash: hash) == nil)
            #expect(try sessions.session(tokenHash: fresh) != nil)
        }
    }

    @Test(
        "finds and ends the sessions of an account, of a subject, of a session of the provider",
        arguments: Engine.available)
    func ends(engine: Engine) throws {
        try engine.withStore { _, database throws in
            let sessions = SQLSessionStore(database)
            func fill() throws {
                for rank in 0..<4 as Range<UInt8> {
                    var opened = try session(openedAt: now.adding(seconds: Int64(rank)))
                    opened.id = "s\(rank)"
                    opened.compte = Exemple.id(rank == 3 ? 6 : 5)
                    opened.empreinteSujet = rank == 3 ? nil : [rank / 2]
                    opened.empreinteSessionFournisseur = rank == 3 ? nil : [rank]
                    try sessions.open(opened, tokenHash: [rank], atMost: 9)
                }
            }
            func left() throws -> [String] {
                try ([5, 6] as [Int64]).flatMap { try sessions.sessions(of: Exemple.id($0)) }.map(\.session.id)
            }
            let cases: [(SessionsVisees, [String])] = [
                (.une("s3", de: Exemple.id(5)), ["s2", "s1", "s0", "s3"]),
                (.une("s1", de: Exemple.id(5)), ["s2", "s0", "s3"]),
                (.autres(que: "s1", de: Exemple.id(5)), ["s1", "s3"]), (.toutes(de: Exemple.id(5)), ["s3"]),
                (.duSujet([0]), ["s2", "s3"]), (.duFournisseur([2]), ["s1", "s0", "s3"]),
            ]
            for (which, expected) in cases {
                try fill()
                let ended = try sessions.close(which)
                #expect(try left() == expected && ended.count == 4 - expected.count, "\(which)")
                for account in [5, 6] as [Int64] { try sessions.close(.toutes(de: Exemple.id(account))) }
            }
        }
    }

    @Test("keeps the most recently seen of an account when there would be too many", arguments: Engine.available)
    func atMost(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            for rank in 0..<4 as Range<UInt8> {
                let opened = try session(openedAt: now.adding(seconds: rank == 0 ? 99 : Int64(rank)))
                try sessions.open(opened, tokenHash: [rank], atMost: 3)
            }
            #expect(try sessions.sessions(of: Exemple.id(5)).map(\.tokenHash) == [[0], [3], [2]])
        }
    }

    @Test("notes in which space its person works", arguments: Engine.available)
    func notesSpace(engine: Engine) throws {
        try withSessions(engine) { sessions throws in
            try sessions.open(session(openedAt: now), tokenHash: hash, atMost: 9)
            try sessions.note(espace: .administration, tokenHash: hash)
            #expect(try sessions.session(tokenHash: hash)?.espace == .administration)
            try sessions.note(espace: nil, tokenHash: hash)
            #expect(try sessions.session(tokenHash: hash)?.espace == nil)
        }
    }
}
