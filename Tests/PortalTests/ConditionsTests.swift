import Domain
import HTTP
import TestSupport
import Testing
import UseCases

/// The conditions of use on screen: a new version during a session, a form typed meanwhile, a refusal, what anybody may read.
@Suite struct ConditionsTests {
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    /// A version published by another process, in force from a day on: at once when it is that of the visitor.
    private func publish(_ name: String = "2.0", in days: Int = 60) throws {
        try visitor.publishConditions(name, in: days)
    }

    private func lines(_ nature: FaitAudit.Nature) throws -> [LigneAudit] {
        var critere = CritereAudit()
        critere.nature = nature.rawValue
        return try visitor.test.store.read { try $0.lignesAudit(critere, before: nil, limit: 9) }
    }

    @Test("a new version is asked at the next page, then leads back to it")
    func nextPage() throws {
        let offre = try visitor.enterWithOffers()
        try publish()
        visitor.get(offre + "/saisie/2-offre")
        #expect(visitor.path == offre + "/saisie/2-offre", "it is not in force yet")
        visitor.renew(after: 61)
        visitor.get(offre + "/saisie/2-offre")
        #expect(visitor.path == "/compte/conditions")
        for words in ["Version 2.0", "Ce qui change", "Une phrase.", "/conditions/2.0.pdf"] {
            #expect(visitor.page.contains(words), "\(words)")
        }
        visitor.post([("finAffichee", "oui"), ("retour", offre + "/saisie/2-offre")], to: "/compte/conditions")
        #expect(visitor.path == offre + "/saisie/2-offre")
        #expect(
            try lines(.conditionsAcceptees).map(\.detail) == [
                #"{"finAffichee":"oui","version":"2.0"}"#, #"{"finAffichee":"oui","version":"1.0"}"#,
            ])
    }

    @Test("a form sent when a new version came is kept, and sent once it is accepted")
    func formKept() throws {
        let offre = try visitor.enterWithOffers()
        try publish()
        visitor.renew(after: 61)
        let token = visitor.token
        let version = try #require(try visitor.test.offres(Exemples.idNatPS(1)).first).version
        let typed = [
            ("action", "enregistrer"), ("description.nomOffre", "L’été & « l’hiver »"), ("version", "\(version)"),
        ]
        #expect(visitor.post(typed, to: offre + "/saisie/2-offre", jeton: token) == 200)
        #expect(visitor.page.contains("Votre saisie n’est pas perdue") && visitor.page.contains("Version 2.0"))
        let before = try lines(.changement).count
        let target = visitor.hidden("retour"), kept = visitor.hidden("reprise")
        #expect(target == offre + "/saisie/2-offre")
        visitor.post(
            [("version", "2.0"), ("finAffichee", "oui"), ("retour", target), ("reprise", kept)],
            to: "/compte/conditions")
        visitor.get(offre + "/saisie/2-offre")
        #expect(visitor.page.contains("L’été &amp; « l’hiver »"))
        #expect(try lines(.changement).count >= before)
    }

    @Test("what is sent after an acceptance is checked as any form: another site gains nothing by it")
    func forged() throws {
        let offre = try visitor.enterWithOffers()
        try publish()
        visitor.renew(after: 61)
        #expect(visitor.post([("etape", "offre")], to: offre + "/saisie/2-offre", jeton: "autre") == 403)
        visitor.get("/compte/conditions")
        for (target, fields) in [
            (offre + "/saisie/2-offre", "etape=offre&nomOffre=X"), ("//ailleurs.example/", "a=b"), ("/inconnu", "a=b"),
            ("/compte/conditions", "a=b"), ("https://ailleurs.example", "a=b"), ("/aide", "a=b"),
        ] {
            visitor.post(
                [("version", "2.0"), ("finAffichee", "oui"), ("retour", target), ("reprise", fields)],
                to: "/compte/conditions", jeton: visitor.token)
            #expect(visitor.response.headers["Location"]?.contains("ailleurs") != true)
        }
        visitor.get(offre + "/saisie/2-offre")
        #expect(!visitor.page.contains("value=\"X\""))
    }

    @Test("a version that is no more in force is not accepted: the new one is shown, the form still kept")
    func overtaken() throws {
        let offre = try visitor.enterWithOffers()
        try publish()
        visitor.renew(after: 61)
        visitor.post(
            [("version", "1.0"), ("finAffichee", "oui"), ("retour", offre + "/saisie/2-offre"), ("reprise", "a=b")],
            to: "/compte/conditions", jeton: visitor.token)
        #expect(visitor.page.contains("Version 2.0") && visitor.hidden("reprise") == "a=b")
    }

    @Test("who refuses is signed out, the refusal is told, and the next sign-in asks again")
    func refused() throws {
        try visitor.enterWithOffers()
        try publish()
        visitor.renew(after: 61)
        visitor.get("/mes-offres")
        visitor.post([], to: "/compte/conditions/refus")
        #expect(visitor.path == "/deconnecte")
        try visitor.portalJournal.flush(now: Exemples.now)
        #expect(try lines(.conditionsRefusees).map(\.detail) == [#"{"version":"2.0"}"#])
        visitor.signIn()
        #expect(visitor.path == "/compte/conditions")
    }

    @Test("anybody reads the version in force, the others and their documents; none that is not")
    func publicPages() throws {
        try publish()
        for path in ["/conditions", "/conditions/1.0", "/conditions/2.0", "/conditions/historique"] {
            #expect(visitor.get(path) == 200, "\(path)")
        }
        #expect(visitor.page.contains("Version 2.0") && visitor.page.contains("(version actuelle)"))
        visitor.get("/conditions")
        #expect(visitor.page.contains("Version 1.0"))
        #expect(visitor.get("/conditions/2.0.pdf") == 200)
        #expect(visitor.response.headers["Content-Type"] == "application/pdf")
        #expect(visitor.response.headers["Content-Disposition"] == "attachment; filename=\"conditions-ror-2.0.pdf\"")
        #expect(visitor.response.body.starts(with: Array("%PDF-".utf8)))
        for path in [
            "/conditions/9.9", "/conditions/9.9.pdf", "/conditions/.pdf", "/conditions/%22", "/conditions/..%2F1.0",
        ] {
            #expect(visitor.get(path) == 404, "\(path)")
        }
    }
}
