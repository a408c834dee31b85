import Domain
import SQL
import Storage
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite struct SessionsTests {
    private let test: TestStore
    private let sessions: Sessions
    private let now = Exemples.now
    private let account = Identifiant(rawValue: 5)
    private let identity = IdentitePSC(
        idNatPS: Exemples.idNatPS(1), prenom: "Aline", nom: "EXEMPLE", professions: ["10"], idToken: "jeton")
    private let demande = DemandeConnexion(state: "s", nonce: "n", codeVerifier: "v", retour: nil)

    init() throws {
        test = try TestStore(communes: [])
        let calls = Mutex<UInt8>(0)
        sessions = Sessions(
            store: SQLSessionStore(test.database),
            random: { count in
                calls.withLock { calls in
                    calls += 1
                    return Array(repeating: calls, count: count)
                }
            },
            sha256: { $0.reversed() })
    }

    private func count(_ table: String) throws -> Int64? {
        try test.database.read { try $0.first("SELECT COUNT(*) FROM \(table)") { try $0.integer(0) } }
    }

    @Test("gives the browser 256 bits and stores their digest only")
    func token() throws {
        let token = try sessions.open(account, identity, now: now)
        #expect(token == String(repeating: "01", count: 32))
        let stored = try test.database.read { connection in
            try connection.first("SELECT empreinte FROM session_portail") { try $0.optionalBlob(0) }
        }
        #expect(stored == Array(token.utf8.reversed()))
        let session = try #require(try sessions.find(token, now: now))
        #expect(session.csrf == String(repeating: "02", count: 32))
        #expect(session.compte == account && session.nomAffiche == "Aline EXEMPLE")
        #expect(session.idToken == "jeton")
        #expect(try sessions.find("", now: now) == nil)
    }

    @Test("a session ends when 30 minutes pass without a request, each request gives 30 more")
    func idle() throws {
        let token = try sessions.open(account, identity, now: now)
        let seen = now.adding(seconds: 29 * 60)
        #expect(try sessions.find(token, now: seen) != nil)
        #expect(try sessions.find(token, now: seen.adding(seconds: 30 * 60 - 1)) != nil)
        let other = try sessions.open(account, identity, now: now)
        #expect(try sessions.find(other, now: now.adding(seconds: 30 * 60)) == nil)
    }

    @Test("a session in use ends after 4 hours, not before")
    func absolute() throws {
        let token = try sessions.open(account, identity, now: now)
        for minute in stride(from: Int64(25), to: 240, by: 25) {
            #expect(try sessions.find(token, now: now.adding(seconds: minute * 60)) != nil)
        }
        #expect(try sessions.find(token, now: now.adding(seconds: 4 * 3600 - 1)) != nil)
        #expect(try sessions.find(token, now: now.adding(seconds: 4 * 3600)) == nil)
    }

    @Test("a sign-in under way lasts 15 minutes, and a late answer uses it up as well")
    func signIn() throws {
        let inTime = try sessions.begin(demande, now: now)
        let late = try sessions.begin(demande, now: now)
        let end = now.adding(seconds: 15 * 60)
        #expect(try sessions.take(inTime, now: end.adding(seconds: -1)) == demande)
        #expect(try sessions.take(late, now: end) == nil)
        #expect(try sessions.take(late, now: now) == nil)
        #expect(try sessions.take("autre", now: now) == nil)
    }

    @Test("closes one session and leaves those of other browsers")
    func closes() throws {
        let tokens = try (1...2).map { _ in try sessions.open(account, identity, now: now) }
        try sessions.close(tokens[0])
        #expect(try sessions.find(tokens[0], now: now) == nil)
        #expect(try sessions.find(tokens[1], now: now) != nil)
    }

    @Test("writes the last access once a minute at most")
    func lastAccess() throws {
        let token = try sessions.open(account, identity, now: now)
        for (passed, noted) in [(59, 0), (60, 60), (119, 60), (120, 120)] as [(Int64, Int64)] {
            _ = try sessions.find(token, now: now.adding(seconds: passed))
            let date = try test.database.read { connection in
                try connection.first("SELECT date_dernier_acces FROM session_portail") { try $0.integer(0) }
            }
            #expect(date == now.adding(seconds: noted).milliseconds)
        }
    }

    @Test("signing in deletes nothing: a job does")
    func keepsOthers() throws {
        _ = try sessions.open(account, identity, now: now)
        _ = try sessions.open(account, identity, now: now.adding(seconds: 5 * 3600))
        #expect(try count("session_portail") == 2)
    }

    @Test("deletes what is over and nothing else")
    func purges() throws {
        _ = try sessions.open(account, identity, now: now)
        _ = try sessions.begin(demande, now: now)
        let later = now.adding(seconds: 20 * 60)
        let live = try sessions.open(account, identity, now: later)
        let pending = try sessions.begin(demande, now: later)
        let purger = PurgerSessions(store: SQLSessionStore(test.database))
        #expect(try purger(now: now.adding(seconds: 31 * 60)) == 2)
        #expect(try count("session_portail") == 1)
        #expect(try count("demande_connexion") == 1)
        #expect(try sessions.find(live, now: later) != nil)
        #expect(try sessions.take(pending, now: later) == demande)
    }
}
