import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

@Suite struct SessionsTests {
    private let test: TestStore
    private let sessions: Sessions
    private let now = Exemples.now
    private let account = Identifiant(rawValue: 5)
    private let entry = SessionsTests.entry(5)

    private static func entry(_ account: Int64, sid: String = "session chez le fournisseur") -> Entree {
        Entree(
            compte: Identifiant(rawValue: account), nomAffiche: "Aline EXEMPLE", moyen: .proSanteConnect,
            idToken: "jeton.du.psc", sujet: "sujet \(account)", sessionFournisseur: sid,
            dateIdentification: Exemples.now)
    }

    init() throws {
        test = try TestStore(communes: [])
        sessions = Sessions(store: SQLSessionStore(test.database), primitives: .tests)
    }

    /// The service on another machine, or started again.
    private var others: Sessions { Sessions(store: SQLSessionStore(test.database), primitives: .tests) }

    private func minutes(_ count: Int64) -> Instant { now.adding(seconds: count * 60) }

    private func count() throws -> Int64? {
        try test.database.read { try $0.first("SELECT COUNT(*) FROM session_portail") { try $0.integer(0) } }
    }

    private func noted() throws -> Instant? {
        try test.database.read { connection in
            try connection.first("SELECT date_dernier_acces FROM session_portail") {
                Instant(milliseconds: try $0.integer(0))
            }
        }
    }

    @Test("gives the browser 256 bits, another each time")
    func token() throws {
        let token = try sessions.open(entry, now: now)
        #expect(token.utf8.count == 64 && token.allSatisfy(\.isHexDigit))
        #expect(try sessions.open(entry, now: now) != token)
        let session = try #require(try sessions.find(token, now: now))
        #expect(session.compte == account && session.nomAffiche == "Aline EXEMPLE")
        #expect(try sessions.find("", now: now) == nil)
    }

    @Test(
        "stores nothing that could stand for a token, and opens the ID token for the browser that has the session's only"
    )
    func secrets() throws {
        let token = try sessions.open(entry, now: now)
        let session = try #require(try sessions.find(token, now: now))
        let stored = try #require(
            try test.database.read { connection in
                try connection.first("SELECT empreinte, nom_affiche || id_token_scelle FROM session_portail") { row in
                    (hash: try row.optionalBlob(0), texts: try row.text(1))
                }
            })
        #expect(stored.hash == CryptographicPrimitives.tests.sha256(Array(token.utf8)))
        for secret in [token, sessions.jetonFormulaire(token), "jeton.du.psc"] {
            #expect(!stored.texts.contains(secret))
        }
        #expect(sessions.idToken(of: session, token: token) == entry.idToken)
        #expect(sessions.idToken(of: session, token: token.uppercased()) == nil)
        #expect(sessions.idToken(of: session, token: "") == nil)
    }

    @Test("the token of forms is that of the session, the same in every process")
    func formToken() throws {
        let token = try sessions.open(entry, now: now)
        let form = sessions.jetonFormulaire(token)
        #expect(form.utf8.count == 64 && form == others.jetonFormulaire(token))
        #expect(form != sessions.jetonFormulaire(try sessions.open(entry, now: now)))
        #expect(sessions.accepts(form, jetonFormulaire: form))
        for wrong in ["", "x" + form.dropFirst(), String(form.dropLast()), token] {
            #expect(!sessions.accepts(wrong, jetonFormulaire: form))
        }
    }

    @Test("a session ends when 30 minutes pass without a request, two more at most, and each request gives 30 more")
    func idle() throws {
        let token = try sessions.open(entry, now: now)
        #expect(try sessions.find(token, now: minutes(29)) != nil)
        #expect(try sessions.find(token, now: minutes(59)) != nil)
        let other = try sessions.open(entry, now: now)
        #expect(try sessions.find(other, now: minutes(32)) == nil)
    }

    @Test("a session in use ends after 4 hours, not before")
    func absolute() throws {
        let token = try sessions.open(entry, now: now)
        for minute in stride(from: Int64(25), to: 240, by: 25) {
            #expect(try sessions.find(token, now: minutes(minute)) != nil)
        }
        #expect(try sessions.find(token, now: minutes(240).adding(seconds: -1)) != nil)
        #expect(try sessions.find(token, now: minutes(240)) == nil)
    }

    @Test("finding a session writes nothing; the store is told at the flush, of the latest moment")
    func lastAccess() throws {
        let token = try sessions.open(entry, now: now)
        _ = try sessions.find(token, now: now.adding(seconds: 59))
        try sessions.flush()
        #expect(try noted() == now)
        for second in [60, 200, 130] as [Int64] { _ = try sessions.find(token, now: now.adding(seconds: second)) }
        #expect(try noted() == now)
        try sessions.flush()
        #expect(try noted() == now.adding(seconds: 200))
    }

    @Test(
        "nobody is signed out early because a process was killed before it told what it saw, or because another one answers"
    )
    func killed() throws {
        let token = try sessions.open(entry, now: now)
        // The store was told a minute ago at most, then seen until the kill or the other process.
        _ = try sessions.find(token, now: now.adding(seconds: 59))
        _ = try sessions.find(token, now: now.adding(seconds: 79))
        #expect(try others.find(token, now: now.adding(seconds: 79 + 30 * 60)) != nil)
    }

    @Test("closes one session and leaves those of other browsers; what was seen of it opens it no more")
    func closes() throws {
        let tokens = try (1...2).map { _ in try sessions.open(entry, now: now) }
        for token in tokens { _ = try sessions.find(token, now: minutes(2)) }
        try sessions.close(tokens[0])
        try sessions.flush()
        #expect(try sessions.find(tokens[0], now: minutes(2)) == nil)
        #expect(try sessions.find(tokens[1], now: minutes(2)) != nil)
        #expect(try count() == 1)
    }

    @Test("tells the store of more sessions than one transaction takes")
    func many() throws {
        let tokens = try (0..<1200).map { try sessions.open(Self.entry($0 / 40), now: now) }
        for token in tokens { _ = try sessions.find(token, now: minutes(5)) }
        try sessions.flush()
        let late = try test.database.read { connection in
            try connection.first(
                "SELECT COUNT(*) FROM session_portail WHERE date_dernier_acces < $1",
                [.integer(minutes(5).milliseconds)]
            ) { try $0.integer(0) }
        }
        #expect(late == 0)
    }

    @Test("deletes what is over and nothing else: a job does, signing in does not")
    func purges() throws {
        _ = try sessions.open(entry, now: now)
        let live = try sessions.open(entry, now: minutes(20))
        #expect(try count() == 2)
        let purger = PurgerSessions(store: SQLSessionStore(test.database))
        #expect(try purger(now: minutes(32)) == 0)
        #expect(try purger(now: minutes(33)) == 1)
        #expect(try count() == 1)
        #expect(try sessions.find(live, now: minutes(33)) != nil)
    }

    @Test("tells an account its sessions, and ends one, the others or all of them, never those of another account")
    func ofAccount() throws {
        let tokens = try (0..<4).map { try sessions.open(Self.entry($0 == 3 ? 6 : 5), now: minutes($0)) }
        _ = try sessions.find(tokens[0], now: minutes(20))
        let mine = try sessions.all(of: account, now: minutes(20))
        #expect(mine.map(\.dateOuverture) == [minutes(2), minutes(1), now])
        #expect(mine[2].dateDernierAcces == minutes(20) && Set(mine.map(\.id)).count == 3)
        let other = try #require(try sessions.find(tokens[3], now: minutes(20)))
        #expect(try !sessions.close(id: other.id, of: account))
        #expect(try sessions.close(id: mine[0].id, of: account))
        #expect(try sessions.find(tokens[2], now: minutes(20)) == nil)
        #expect(try sessions.closeOthers(than: mine[2].id, of: account) == 1)
        #expect(try sessions.all(of: account, now: minutes(20)).map(\.id) == [mine[2].id])
        #expect(try sessions.closeAll(of: account) == 1 && sessions.all(of: account, now: now).isEmpty)
        #expect(try sessions.find(tokens[3], now: minutes(20)) != nil)
    }

    @Test("ends what the provider says is over: one of its sessions, or all those of a person")
    func fromProvider() throws {
        let tokens = try [(5, "a"), (5, "b"), (6, "a"), (6, "c")].map {
            try sessions.open(Self.entry($0.0, sid: $0.1), now: now)
        }
        func open() throws -> [Bool] { try tokens.map { try sessions.find($0, now: now) != nil } }
        #expect(try sessions.close(sessionFournisseur: "z", sujet: "sujet 5").isEmpty)
        #expect(try sessions.close(sessionFournisseur: nil, sujet: nil).isEmpty)
        #expect(try sessions.close(sessionFournisseur: "b", sujet: nil) == [account])
        #expect(try open() == [true, false, true, true])
        #expect(try sessions.close(sessionFournisseur: nil, sujet: "sujet 6").count == 2)
        #expect(try open() == [true, false, false, false])
    }

    @Test("a session more than the limit ends the one seen the longest ago")
    func tooMany() throws {
        let tokens = try (0..<Limites.sessionsParCompte.value).map {
            try sessions.open(entry, now: now.adding(seconds: Int64($0)))
        }
        let last = try sessions.open(entry, now: minutes(1))
        #expect(try sessions.find(tokens[0], now: minutes(1)) == nil)
        #expect(try sessions.find(tokens[1], now: minutes(1)) != nil && sessions.find(last, now: minutes(1)) != nil)
        #expect(try sessions.all(of: account, now: minutes(1)).count == Limites.sessionsParCompte.value)
    }

    @Test("keeps in which space its person works")
    func space() throws {
        let token = try sessions.open(entry, now: now)
        #expect(try sessions.find(token, now: now)?.espace == nil)
        try sessions.set(espace: .etablissement, of: token)
        #expect(try sessions.find(token, now: now)?.espace == .etablissement)
        try sessions.set(espace: nil, of: token)
        #expect(try sessions.find(token, now: now)?.espace == nil)
    }

    @Test("an identification is good enough for a sensitive act for ten minutes, and never dated later than now")
    func recent() throws {
        var late = entry
        late.dateIdentification = minutes(60)
        let session = try #require(try sessions.find(try sessions.open(late, now: now), now: now))
        #expect(session.dateIdentification == now)
        #expect(session.isIdentificationRecente(minutes(10).adding(seconds: -1)))
        #expect(!session.isIdentificationRecente(minutes(10)))
    }
}
