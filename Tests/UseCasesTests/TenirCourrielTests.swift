import Domain
import TestSupport
import Testing
import UseCases

@Suite struct TenirCourrielTests {
    private let entrants: Entrants

    init() throws { entrants = try Entrants() }

    private func record(_ typed: String) throws {
        try entrants.courriels.record(typed, by: entrants.aline, now: entrants.now)
    }

    private func jeton(_ courriel: String) throws -> String? {
        try entrants.bureau.test.takeJeton(courriel, now: entrants.now)
    }

    private func confirm(_ token: String?) throws -> TenirCourriel.Confirmation {
        try entrants.courriels.confirm(token: token ?? "", now: entrants.now)
    }

    @Test("keeps an e-mail in its regular writing, not confirmed until its link is followed")
    func confirmed() throws {
        try record(" Aline@EXEMPLE.fr ")
        #expect(try entrants.compte.courriel == "Aline@exemple.fr" && entrants.compte.courrielConfirme == nil)
        let token = try jeton("Aline@exemple.fr")
        #expect(try entrants.courriels.courriel(token: token ?? "", now: entrants.now) == "Aline@exemple.fr")
        #expect(try entrants.compte.courrielConfirme == nil)
        #expect(try confirm(token) == .confirme("Aline@exemple.fr"))
        #expect(try entrants.compte.courrielConfirme == entrants.now)
        #expect(try confirm(token) == .perime)
    }

    @Test(
        "refuses what is no e-mail, and MSSanté",
        arguments: [
            ("", Regle.obligatoire), ("x", .courriel), ("aline@exemple.fr\r\nBcc: x@exemple.fr", .courriel),
            ("aline@medecin.mssante.fr", .courrielHorsMSSante),
        ])
    func refused(_ typed: String, _ rule: Regle) throws {
        let error = #expect(throws: UseCaseError.self) { try record(typed) }
        #expect(error?.issues == [ValidationIssue("courriel", rule)])
        #expect(try entrants.compte.courriel == nil)
    }

    @Test("a new e-mail is to be confirmed, the former one is told, and signs in until then")
    func replaced() throws {
        try entrants.confirme()
        try entrants.choisit()
        _ = try entrants.bureau.test.takeCourriers(now: entrants.now)
        try record("autre@exemple.fr")
        let told = try entrants.bureau.test.takeCourriers(now: entrants.now)
        #expect(told.first { $0.destinataire == "aline@exemple.fr" }?.modele == .courrielRemplace)
        #expect(try entrants.essai() == entrants.aline.compte)
        #expect(try entrants.essai(Entrants.secret, "autre@exemple.fr") == nil)
        try entrants.courriels.sendAgain(by: entrants.aline, now: entrants.now)
        #expect(try confirm(jeton("autre@exemple.fr")) == .confirme("autre@exemple.fr"))
        #expect(try entrants.essai(Entrants.secret, "autre@exemple.fr") == entrants.aline.compte)
        #expect(try entrants.essai() == nil)
    }

    @Test("a link confirms the e-mail that it was sent to, not one that replaced it")
    func stale() throws {
        try record("aline@exemple.fr")
        let first = try jeton("aline@exemple.fr")
        try record("autre@exemple.fr")
        #expect(try confirm(first) == .perime)
        #expect(try entrants.compte.courrielConfirme == nil)
    }

    @Test("two accounts cannot confirm the same e-mail, however it is written")
    func taken() throws {
        try entrants.parLeGuichet("bruno@exemple.fr")
        try record("Bruno@exemple.fr")
        #expect(try confirm(jeton("Bruno@exemple.fr")) == .pris)
        #expect(try entrants.compte.courrielConfirme == nil)
    }

    @Test("sends the link again, a few times; a newer one ends the former")
    func again() throws {
        try record("aline@exemple.fr")
        let first = try jeton("aline@exemple.fr")
        let waits = try (0..<4).map { _ in
            try entrants.attente { try entrants.courriels.sendAgain(by: entrants.aline, now: entrants.now) }
        }
        #expect(waits[0] == 0 && waits[1] == 0 && waits[2] == 1200)
        #expect(try confirm(first) == .perime)
        #expect(try confirm(jeton("aline@exemple.fr")) == .confirme("aline@exemple.fr"))
    }

    @Test("an account that gives many e-mails writes to few of them, and keeps the last one")
    func many() throws {
        for rank in 0..<12 { try record("p\(rank)@exemple.fr") }
        #expect(try entrants.bureau.test.takeCourriers(now: entrants.now).count == Limites.liensCompte.value)
        #expect(try entrants.compte.courriel == "p11@exemple.fr")
    }

    @Test("knows a browser by its sealed value alone: five e-mails at most, 180 days")
    func browsers() throws {
        let known = entrants.acces.appareils
        var value = try known.seal(nil, courriel: "p0@exemple.fr", now: entrants.now)
        let number = known.numero(value, courriel: "P0@exemple.fr", now: entrants.now)
        #expect(number?.count == 32)
        for rank in 1...5 { value = try known.seal(value, courriel: "p\(rank)@exemple.fr", now: entrants.now) }
        #expect(known.numero(value, courriel: "p5@exemple.fr", now: entrants.now) == number)
        #expect(known.numero(value, courriel: "p0@exemple.fr", now: entrants.now) == nil)
        #expect(known.numero(value, courriel: "p5@exemple.fr", now: entrants.now.adding(days: 180)) == nil)
        #expect(known.numero(value + "A", courriel: "p5@exemple.fr", now: entrants.now) == nil)
        #expect(known.numero("forged", courriel: "p5@exemple.fr", now: entrants.now) == nil)
    }
}
