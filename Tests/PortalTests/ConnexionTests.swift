import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct ConnexionTests {
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    @Test("asks an e-mail, the conditions and the information at the first sign-in, then shows the offers")
    func firstSignIn() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.signIn()
        #expect(visitor.path == "/compte/courriel")
        visitor.post([("courriel", "aline@exemple.fr")])
        #expect(visitor.path == "/compte/conditions")
        visitor.post([("version", "1.0"), ("finAffichee", "oui")])
        #expect(visitor.path == "/compte/informations" && visitor.page.contains("EXEMPLE"))
        visitor.post([])
        #expect(visitor.path == "/mes-offres")
        #expect(visitor.page.contains("CABINET DU DR EXEMPLE") && visitor.page.contains("Renseigner mon offre"))
        visitor.signIn()
        #expect(visitor.path == "/mes-offres")
    }

    @Test("refuses an MSSanté address, tells why and keeps what was typed")
    func mssante() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.signIn()
        #expect(visitor.post([("courriel", "aline@medecin.mssante.fr")]) == 422)
        #expect(visitor.page.contains("<title>Erreur – ") && visitor.page.contains("autre que MSSanté"))
        #expect(
            visitor.page.contains("value=\"aline@medecin.mssante.fr\"") && visitor.page.contains("href=\"#courriel\""))
    }

    @Test("tells each failure of the identification in its own words", arguments: EchecIdentification.allCases)
    func failures(echec: EchecIdentification) {
        visitor.provider.fail(echec)
        #expect(visitor.signIn() >= 400)
        #expect(visitor.page.contains(EchecTexts.of(echec).quoi))
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/connexion")
    }

    @Test("refuses an answer that this browser did not ask for, or asked once already")
    func state() throws {
        try visitor.test.take([Exemples.fiche(1)])
        #expect(visitor.get("/connexion/pro-sante-connect/retour?code=c&state=etat") == 400)
        visitor.get("/connexion/pro-sante-connect")
        #expect(visitor.get("/connexion/pro-sante-connect/retour?code=c&state=autre") == 400)
        #expect(visitor.get("/connexion/pro-sante-connect/retour?code=c&state=etat") == 400)
    }

    @Test("explains to someone without liberal offer what to do")
    func noOffer() {
        #expect(visitor.signIn(3) == 403)
        #expect(visitor.page.contains("aucune offre libérale"))
    }

    @Test(
        "sends back to pages of ours only",
        arguments: ["//mal.example", "https://mal.example", "/\\mal", "mal", "/a b"])
    func openRedirect(target: String) {
        #expect(Portal.retour(target) == nil)
        #expect(Portal.retour("/offres/1/saisie/2-offre") == "/offres/1/saisie/2-offre")
    }

    @Test("refuses a form without the token of the session")
    func csrf() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.signIn()
        #expect(visitor.post([("courriel", "a@exemple.fr")], jeton: "autre") == 403)
        #expect(visitor.page.contains("Ce formulaire n’est plus valable"))
    }

    @Test("forgets the session when signing out")
    func signOut() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.enter()
        visitor.post([], to: "/deconnexion")
        #expect(visitor.path == "/deconnecte")
        visitor.get("/mes-offres")
        #expect(visitor.path == "/connexion")
    }

    @Test("protects every page by its headers", arguments: ["/connexion", "/aide", "/inconnu", "/sante"])
    func headers(path: String) {
        visitor.get(path)
        let policy = visitor.response.headers["Content-Security-Policy"] ?? ""
        #expect(policy.contains("default-src 'self'") && !policy.contains("unsafe"))
        #expect(visitor.response.headers["X-Content-Type-Options"] == "nosniff")
        #expect(visitor.response.headers["Strict-Transport-Security"] != nil)
    }

    @Test("serves assets for a year, and nothing outside")
    func assets() throws {
        visitor.get("/connexion")
        let start = try #require(visitor.page.firstRange(of: "/assets/")?.lowerBound)
        let sheet = String(visitor.page[start...].prefix { $0 != "\"" })
        #expect(visitor.get(sheet) == 200)
        #expect(visitor.response.headers["Cache-Control"]?.contains("immutable") == true)
        #expect(visitor.get("/assets/../../etc/passwd") == 404)
        #expect(visitor.get("/assets/%2e%2e%2fetc%2fpasswd") == 404)
    }
}
