import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct UtilisateursTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor()
        try visitor.administer()
    }

    @Test("answers nothing to a person without such a right, whatever the page")
    func denied() throws {
        visitor.openAccount("Martineau")
        let account = visitor.path
        visitor.openRequest()
        let request = visitor.path
        visitor.forget()
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        visitor.enter(2)
        for page in ["/utilisateurs", "/utilisateurs/nouveau", account, account + "/fermer", "/demandes", request] {
            #expect([403, 404].contains(visitor.get(page)), "\(page)")
        }
        for page in [
            "/utilisateurs/nouveau", account + "/habilitations", account + "/habilitations/retirer",
            account + "/fermer",
            request + "/accepter", request + "/refuser",
        ] {
            visitor.get("/mes-offres")
            #expect([403, 404].contains(visitor.post([("motif", "x"), ("version", "1")], to: page)), "\(page)")
        }
        visitor.get("/mes-offres")
        #expect(!visitor.page.contains("/utilisateurs"))
    }

    @Test("ends a right in the session that is open, at its next request")
    func atOnce() throws {
        visitor.get("/utilisateurs")
        #expect(visitor.response.status == 200)
        try visitor.test.store.write { store in
            let known = try store.find(MoyenConnexion.self, by: .cle, .text("psc:\(Exemples.idNatPS(1))"))?.value.compte
            var account = try #require(try known.flatMap { try store.find(Compte.self, $0) })
            account.value.habilitations.removeAll { $0.profil == .administrateurNational }
            try store.save(account.value, version: account.version, by: .exploitant("test"), now: Exemples.now)
        }
        #expect(visitor.get("/utilisateurs") == 403)
    }

    @Test("takes a form of a right back with what was typed, and gives the right the second time")
    func kept() {
        visitor.openAccount("Martineau")
        let account = visitor.path
        let typed = [
            ("profil", "porteur-offre"), ("cible", "organisation"), ("finess", "99 000 0010"), ("debut", "hier"),
        ]
        #expect(visitor.post(typed, to: account + "/habilitations") == 422)
        #expect(visitor.page.contains("value=\"99 000 0010\"") && visitor.page.contains("value=\"hier\""))
        #expect(visitor.page.contains("value=\"porteur-offre\" selected"))
        #expect(visitor.post(typed.dropLast() + [], to: account + "/habilitations") == 200)
        #expect(visitor.page.contains("CENTRE EXEMPLE (FINESS 990000010)"))
    }

    @Test("shows the second of two who answer a request what the first one did")
    func conflict() {
        visitor.openRequest()
        let request = visitor.path
        let version = ("version", "1")
        visitor.post([("motif", "Doublon"), version], to: request + "/refuser")
        visitor.get(request)
        visitor.post([("profil", "porteur-offre"), version], to: request + "/accepter")
        #expect(visitor.page.contains("Cette demande a été refusée") && visitor.page.contains("Doublon"))
    }

    @Test("bounds what is typed in a search, and shows it as it is")
    func search() {
        visitor.get("/utilisateurs?recherche=" + String(repeating: "%3Cscript%3E", count: 200))
        #expect(visitor.response.status == 200 && !visitor.page.contains("<script>"))
        #expect(visitor.get("/utilisateurs?avant=zzz") == 200)
        #expect(visitor.get("/utilisateurs/9999999") == 404)
        #expect(visitor.get("/demandes?apres=%00") == 200)
    }

    @Test("asks who it is again before rights are given, when that was long ago")
    func identification() {
        visitor.openAccount("Martineau")
        let account = visitor.path
        visitor.wait(Int64(Limites.identificationRecente.value) + 1)
        visitor.get(account)
        #expect(visitor.path.hasPrefix("/connexion/verification"))
        visitor.get("/utilisateurs")
        #expect(visitor.response.status == 200 && visitor.page.contains("Martineau"))
        visitor.post([("profil", "support"), ("cible", "national")], to: account + "/habilitations")
        #expect(visitor.path.hasPrefix("/connexion/verification"))
    }
}
