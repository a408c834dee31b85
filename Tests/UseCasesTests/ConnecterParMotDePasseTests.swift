import Domain
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite struct ConnecterParMotDePasseTests {
    private let entrants: Entrants

    init() throws {
        entrants = try Entrants()
        try entrants.confirme()
        try entrants.choisit()
    }

    @Test("opens to the e-mail and the password, however the e-mail is written")
    func opens() throws {
        for courriel in ["aline@exemple.fr", " Aline@EXEMPLE.fr "] {
            #expect(try entrants.essai(Entrants.secret, courriel) == entrants.aline.compte)
        }
    }

    @Test("gives one answer to a wrong password, an unknown e-mail, no password yet, a closed account")
    func refuses() throws {
        try entrants.parLeGuichet("bruno@exemple.fr")
        #expect(try entrants.essai("la girafe mauve dansE") == nil)
        #expect(try entrants.essai(Entrants.secret, "inconnu@exemple.fr") == nil)
        #expect(try entrants.essai(Entrants.secret, "bruno@exemple.fr") == nil)
        #expect(try entrants.essai("", "bruno@exemple.fr") == nil)
        #expect(try entrants.essai(String(repeating: "x", count: 5000)) == nil)
        #expect(try entrants.essai(Entrants.secret, "' OR 1=1 --") == nil)
        let id = try #require(entrants.aline.compte)
        try entrants.bureau.test.store.write { store in
            var known = try #require(try store.find(Compte.self, id))
            known.value.fermeture = entrants.now
            try store.save(known.value, version: known.version, by: .exploitant("test"), now: entrants.now)
        }
        #expect(try entrants.essai() == nil)
    }

    @Test("computes a hash for each try, whatever the account")
    func sameWork() throws {
        let counted = Atomic<Int>(0)
        let cheap = MotsDePasse.Hachage.tests
        let entrants = try Entrants(
            hachage: .init(
                make: cheap.make,
                verify: {
                    counted.wrappingAdd(1, ordering: .relaxed)
                    return cheap.verify($0, $1)
                }, isCurrent: cheap.isCurrent))
        try entrants.confirme()
        try entrants.choisit()
        for (typed, courriel) in [
            ("x", "aline@exemple.fr"), ("x", "inconnu@exemple.fr"), ("", "x"),
            (String(repeating: "x", count: 5000), "aline@exemple.fr"),
        ] {
            let before = counted.load(ordering: .relaxed)
            _ = try entrants.essai(typed, courriel)
            #expect(counted.load(ordering: .relaxed) == before + 1)
        }
    }

    @Test("holds back a pair of e-mail and address after 5 tries, then takes one every 3 minutes")
    func pair() throws {
        let wrong = { (seconds: Int64) in try entrants.attente { _ = try entrants.essai("x", after: seconds) } }
        #expect(try (0..<6).map { _ in try wrong(0) } == [0, 0, 0, 0, 0, 180])
        // The right password waits too, so that guesses are not told apart.
        #expect(try entrants.attente { _ = try entrants.essai() } == 180)
        #expect(try entrants.essai(adresse: "2") == entrants.aline.compte)
        #expect(try wrong(180) == 0)
    }

    @Test("nobody is locked out by others: a browser that is known has a budget of its own")
    func noLockOut() throws {
        let known = try entrants.acces.appareils.seal(nil, courriel: "aline@exemple.fr", now: entrants.now)
        let number = try #require(
            entrants.acces.appareils.numero(known, courriel: "Aline@exemple.fr", now: entrants.now))
        let tries = try (0..<101).map { rank in
            try entrants.attente { _ = try entrants.essai("x", adresse: "a\(rank)") }
        }
        #expect(tries.prefix(100).allSatisfy { $0 == 0 } && tries[100] > 0)
        #expect(try entrants.attente { _ = try entrants.essai(adresse: "ailleurs") } > 0)
        #expect(try entrants.essai(adresse: "ailleurs", appareil: number) == entrants.aline.compte)
        // The link of a forgotten password leads in from a new browser, too: it makes that browser no known one, but waits for nobody.
        try entrants.choisit("quatre mots sans rapport")
    }

    @Test("an address that tries many e-mails is held back after 100; sign-ins that succeed do not count")
    func address() throws {
        for _ in 0..<150 { #expect(try entrants.essai() != nil) }
        let tries = try (0..<101).map { rank in
            try entrants.attente { _ = try entrants.essai("x", "p\(rank)@exemple.fr") }
        }
        #expect(tries.prefix(100).allSatisfy { $0 == 0 } && tries[100] > 0)
        #expect(try entrants.attente { _ = try entrants.essai("x", "autre@exemple.fr", adresse: "2") } == 0)
    }

    @Test("makes a hash again at the present cost when its password is typed")
    func rehash() throws {
        let costly = try MotsDePasse(
            .init(make: { _ in "neuf" }, verify: { _, _ in true }, isCurrent: { $0 == "neuf" }))
        let connecter = ConnecterParMotDePasse(
            store: entrants.bureau.test.store, freins: entrants.acces.freins, motsDePasse: costly)
        let essai = ConnecterParMotDePasse.Essai(
            courriel: "aline@exemple.fr", motDePasse: "x", adresse: nil, appareil: nil)
        #expect(try connecter(essai, now: entrants.now) != nil)
        let kept = try entrants.bureau.test.store.read {
            try $0.find(MoyenConnexion.self, by: .cle, .text("courriel:aline@exemple.fr"))
        }
        #expect(kept?.value.preuve == .motDePasse(courriel: "aline@exemple.fr", empreinte: "neuf"))
    }

    @Test("looks at four passwords at once; those that come too many are told to come back, and no try is counted")
    func gate() throws {
        let inside = Mutex<(depth: Int, refused: UseCaseError.Code?)>((0, nil))
        let box = Mutex<(@Sendable () -> Void)?>(nil)
        let motsDePasse = try MotsDePasse(
            .init(
                make: { _ in "x" },
                verify: { _, _ in
                    box.withLock { $0 }?()
                    return false
                }, isCurrent: { _ in true }))
        let connecter = ConnecterParMotDePasse(
            store: entrants.bureau.test.store, freins: entrants.acces.freins, motsDePasse: motsDePasse)
        let now = entrants.now
        // Each look begins another, so that they are all under way at once.
        box.withLock {
            $0 = {
                let depth = inside.withLock { state in
                    state.depth += 1
                    return state.depth
                }
                let essai = ConnecterParMotDePasse.Essai(
                    courriel: "p\(depth)@exemple.fr", motDePasse: "x", adresse: "g\(depth)", appareil: nil)
                do {
                    _ = try connecter(essai, now: now)
                } catch let error as UseCaseError {
                    inside.withLock { $0.refused = error.code }
                } catch {}
            }
        }
        _ = try connecter(
            .init(courriel: "p0@exemple.fr", motDePasse: "x", adresse: "g0", appareil: nil), now: now)
        #expect(inside.withLock { $0.depth } == Limites.hachages.value)
        #expect(inside.withLock { $0.refused } == .occupe)
    }

    @Test("proves again who a person is, with the same brakes")
    func verify() throws {
        let id = try #require(entrants.aline.compte)
        let verify = { try entrants.connecter.verify($0, of: id, adresse: "1", now: entrants.now) }
        #expect(try verify(Entrants.secret))
        #expect(try (0..<5).map { _ in try verify("x") } == [false, false, false, false, false])
        #expect(try entrants.attente { _ = try verify(Entrants.secret) } > 0)
    }
}
