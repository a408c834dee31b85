import Domain
import HTTP
import Synchronization
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
        #expect((visitor.response.headers["Retry-After"] != nil) == (echec == .fournisseurIndisponible))
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/connexion")
    }

    @Test("refuses an answer that this browser did not ask for, or that was used already")
    func state() throws {
        try visitor.test.take([Exemples.fiche(1)])
        #expect(visitor.comeBack() == 400)
        visitor.get("/connexion/pro-sante-connect")
        #expect(visitor.get("/connexion/pro-sante-connect/retour?code=c") == 400)
        #expect(visitor.comeBack() == 200 && visitor.path == "/compte/courriel")
        #expect(visitor.comeBack() == 400)
    }

    @Test("a wrong state uses up nothing: the sign-in under way goes on", arguments: ["autre", "", "%00", "etat "])
    func wrongState(state: String) throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.get("/connexion/pro-sante-connect")
        #expect(visitor.comeBack(state: state) == 400)
        #expect(visitor.comeBack() == 200 && visitor.path == "/compte/courriel")
    }

    @Test("two tabs that sign in at once both succeed, in any order", arguments: [["a", "b"], ["b", "a"]])
    func twoTabs(order: [String]) throws {
        try visitor.test.take([Exemples.fiche(1)])
        for state in ["a", "b"] {
            visitor.provider.state.withLock { $0 = state }
            visitor.get("/connexion/pro-sante-connect?retour=/aide?\(state)")
        }
        for state in order {
            #expect(visitor.comeBack(state: state) == 200 && visitor.path == "/aide")
        }
    }

    @Test("keeps four sign-ins under way: one more, and the oldest is forgotten")
    func manyTabs() throws {
        try visitor.test.take([Exemples.fiche(1)])
        for state in ["a", "b", "c", "d", "e"] {
            visitor.provider.state.withLock { $0 = state }
            visitor.get("/connexion/pro-sante-connect")
            visitor.wait(1)
        }
        #expect(visitor.cookies.keys.filter { $0.hasPrefix("__Host-ror-connexion-") }.count == 4)
        #expect(visitor.comeBack(state: "a") == 400)
        #expect(visitor.comeBack(state: "b") == 200)
        #expect(visitor.comeBack(state: "e") == 200)
    }

    @Test("takes back some cookies that are over or forged, and tells back no name that it never gave")
    func forgedCookies() {
        let forged = (0..<200).map { "__Host-ror-connexion-0000" + String($0 + 4096, radix: 16) }
        let names = forged + ["__Host-ror-connexion-<b>", "__Host-ror-connexion-"]
        visitor.keep(Dictionary(uniqueKeysWithValues: names.map { ($0, "x") }))
        #expect(visitor.get("/connexion/pro-sante-connect") == 302)
        let told = visitor.response.headers.values("Set-Cookie")
        #expect((1...17).contains(told.count) && told.allSatisfy { !$0.contains("<") })
        #expect(told.filter { $0.contains("Max-Age=0") }.count == told.count - 1)
    }

    @Test("a sign-in under way lasts 15 minutes")
    func late() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.get("/connexion/pro-sante-connect")
        visitor.wait(15 * 60)
        #expect(visitor.comeBack() == 400)
    }

    @Test("beginning a sign-in stores nothing, and keeps no long page to come back to")
    func begins() throws {
        visitor.sessionStore.freeze(true)
        let long = "/" + String(repeating: "a", count: 512)
        #expect(visitor.get("/connexion/pro-sante-connect?retour=" + long) == 302)
        #expect(visitor.response.headers.values("Set-Cookie").allSatisfy { $0.utf8.count < 400 })
        #expect(Portal.retour(long) == nil && Portal.retour(String(long.dropLast())) != nil)
    }

    @Test("opens a new session at each sign-in and ends the one the browser had, planted ones included")
    func fixation() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.keep(["__Host-ror-session": "plante"])
        visitor.enter()
        let first = try #require(visitor.cookies["__Host-ror-session"])
        #expect(first != "plante")
        visitor.signIn()
        #expect(visitor.cookies["__Host-ror-session"] != first)
        visitor.keep(["__Host-ror-session": first])
        visitor.get("/mes-offres")
        #expect(visitor.path == "/connexion")
    }

    @Test("explains to someone without liberal offer what to do")
    func noOffer() {
        #expect(visitor.signIn(3) == 403)
        #expect(visitor.page.contains("aucun espace n’est ouvert à votre nom"))
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

    @Test(
        "refuses a form that another site sends, its token being right",
        arguments: [
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
            (["Sec-Fetch-Site": "cross-site", "Origin": "https://ror.example"], 403),
            (["Sec-Fetch-Site": "same-origin", "Origin": "https://ror.example"], 200),
            (["Sec-Fetch-Site": "none"], 200),
            (["Origin": "https://ror.example"], 200), (["Origin": "https://ror.example.mal"], 403),
            (["Origin": "http://ror.example"], 403), (["Origin": "null"], 403), ([:], 200),
        ] as [([String: String], Int)])
    func crossSite(headers: [String: String], status: Int) throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.signIn()
        #expect(visitor.post([("courriel", "a@exemple.fr")], headers: headers.map { ($0.key, $0.value) }) == status)
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
