import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ChoisirMotDePasseTests {
    private let entrants: Entrants
    private let courriel = "aline@exemple.fr"

    init() throws { entrants = try Entrants() }

    private func ask(_ courriel: String = "aline@exemple.fr", from address: String? = nil, after: Int64 = 0) throws {
        try entrants.choisir.ask(courriel, from: address, now: entrants.now.adding(seconds: after))
    }

    private func jeton(_ courriel: String = "aline@exemple.fr", after: Int64 = 0) throws -> String? {
        try entrants.bureau.test.takeJeton(courriel, now: entrants.now.adding(seconds: after))
    }

    private func choose(_ token: String, _ typed: String = Entrants.secret, after: Int64 = 0) throws -> Bool {
        try entrants.choisir.choose(typed, token: token, now: entrants.now.adding(seconds: after))
    }

    @Test("a professional with a confirmed e-mail chooses a password by the link, and is told")
    func liberal() throws {
        try entrants.confirme()
        try ask(" Aline@EXEMPLE.fr ")
        let token = try #require(try jeton())
        #expect(try entrants.choisir.courriel(token: token, now: entrants.now) == courriel)
        #expect(try choose(token))
        let told = try entrants.bureau.test.takeCourriers(now: entrants.now)
        #expect(told.map(\.modele) == [.motDePasseModifie] && told.map(\.destinataire) == [courriel])
        #expect(try entrants.essai() == entrants.aline.compte)
    }

    @Test("somebody whose account the desk made signs in for the first time by the link, which confirms the e-mail")
    func desk() throws {
        let id = try entrants.parLeGuichet("bruno@exemple.fr")
        try ask("bruno@exemple.fr")
        #expect(try choose(try #require(try jeton("bruno@exemple.fr"))))
        #expect(try entrants.essai(Entrants.secret, "bruno@exemple.fr") == id)
        let known = try entrants.bureau.test.store.read { try $0.find(Compte.self, id)?.value }
        #expect(known?.courrielConfirme == entrants.now)
    }

    @Test(
        "sends nothing to an unknown e-mail, to one that was only typed, nor to a closed account, and says nothing of it"
    )
    func nobody() throws {
        try ask("inconnu@exemple.fr")
        try entrants.courriels.record(courriel, by: entrants.aline, now: entrants.now)
        _ = try jeton()
        try ask()
        let id = try entrants.parLeGuichet("bruno@exemple.fr")
        try entrants.bureau.test.store.write { store in
            var known = try #require(try store.find(Compte.self, id))
            known.value.fermeture = entrants.now
            try store.save(known.value, version: known.version, by: .exploitant("test"), now: entrants.now)
        }
        try ask("bruno@exemple.fr")
        #expect(try entrants.bureau.test.takeCourriers(now: entrants.now).isEmpty)
    }

    @Test(
        "refuses what is no e-mail, what would write headers of mail included",
        arguments: [
            "", " ", "aline", "aline@", "aline@exemple.fr\r\nBcc: tous@exemple.fr", "aline@exemple.fr\nX: y",
            "aline@exemple.fr,bruno@exemple.fr", "aline@exemple.fr%0ABcc:x@exemple.fr", "<aline@exemple.fr>",
            "\"a\r\nb\"@exemple.fr", "aline@exemple.fr\u{0}", "aline@exemple.fr\u{2028}Bcc: x",
        ])
    func malformed(_ typed: String) throws {
        try entrants.confirme()
        let error = #expect(throws: UseCaseError.self) { try ask(typed) }
        #expect(error?.code == .invalide)
        #expect(try entrants.bureau.test.takeCourriers(now: entrants.now).isEmpty)
    }

    @Test("a link serves once, for an hour, until a newer one or a change of the password")
    func once() throws {
        try entrants.confirme()
        try ask()
        let first = try #require(try jeton())
        #expect(try choose(first))
        #expect(try !choose(first, "quatre mots sans rapport"))
        try ask()
        let replaced = try #require(try jeton())
        try ask(after: 1200)
        let late = try #require(try jeton(after: 1200))
        #expect(try !choose(replaced, after: 1200))
        #expect(try !choose(late, after: 4800))
        #expect(try choose(late, "quatre mots sans rapport", after: 4799))
        try ask(after: 4800)
        let before = try #require(try jeton(after: 4800))
        try entrants.choisir.change(
            "trois petits tours bleus", by: entrants.aline, session: "", now: entrants.now.adding(seconds: 4800))
        #expect(try !choose(before, after: 4800))
        #expect(try entrants.essai("trois petits tours bleus", after: 4800) == entrants.aline.compte)
    }

    @Test("a password that breaks a rule leaves the link as it is")
    func refused() throws {
        try entrants.confirme()
        try ask()
        let token = try #require(try jeton())
        for typed in ["", "court", "motdepasse2026", "aline@exemple.fr"] {
            let error = #expect(throws: UseCaseError.self) { try choose(token, typed) }
            #expect(error?.issues.first?.attribut == "motDePasse")
        }
        #expect(try choose(token))
    }

    @Test("ends the sessions of the account, the others alone when it was changed from one of them")
    func sessions() throws {
        try entrants.confirme()
        let id = try #require(entrants.aline.compte)
        let open = {
            try entrants.sessions.open(
                Entree(compte: id, nomAffiche: "Aline", moyen: .motDePasse, dateIdentification: entrants.now),
                now: entrants.now)
        }
        let former = try open()
        try entrants.choisit()
        #expect(try entrants.sessions.find(former, now: entrants.now) == nil)
        let (own, other) = (try open(), try open())
        let session = try #require(try entrants.sessions.find(own, now: entrants.now))
        try entrants.choisir.change(
            "quatre mots sans rapport", by: entrants.aline, session: session.id, now: entrants.now)
        #expect(try entrants.sessions.find(own, now: entrants.now) != nil)
        #expect(try entrants.sessions.find(other, now: entrants.now) == nil)
    }

    @Test("an e-mail is sent three links, then one every 20 minutes; the last one serves, so that nobody is shut out")
    func bombing() throws {
        try entrants.confirme()
        // Its confirmation was one of the three.
        for rank in 0..<40 { try ask(from: "a\(rank)") }
        let sent = try entrants.bureau.test.takeCourriers(now: entrants.now).compactMap { message -> String? in
            guard case .motDePasseOublie(let lien) = message.modele else { return nil }
            return lien
        }
        #expect(sent.count == 2)
        #expect(try choose(try #require(sent.last?.split(separator: "/").last.map(String.init))))
    }

    @Test("an address of the network asks for 20 links, then is told to wait")
    func flooding() throws {
        let waits = try (0..<21).map { rank in
            try entrants.attente { try ask("p\(rank)@exemple.fr", from: "1") }
        }
        #expect(waits.prefix(20).allSatisfy { $0 == 0 } && waits[20] == 180)
        #expect(try entrants.attente { try ask("p@exemple.fr", from: "2") } == 0)
    }

    @Test("nobody chooses a password without a confirmed e-mail")
    func unconfirmed() throws {
        let error = #expect(throws: UseCaseError.self) {
            try entrants.choisir.change(Entrants.secret, by: entrants.aline, session: "", now: entrants.now)
        }
        #expect(error?.code == .introuvable)
    }
}
