import Foundation
import HTTP
import Portal
import TestSupport
import Testing
import UseCases

/// Who may open what: without session, before the end of the first sign-in, on the offers of others, without token.
@Suite struct AccessTests {
    /// Each page of an offer, `{offre}` being its address.
    static let pages =
        ["1-repertoires", "2-offre", "3-modalites", "4-contacts", "5-horaires", "6-recapitulatif"].map {
            "{offre}/saisie/" + $0
        } + ["{offre}/confirmation", "{offre}/anomalies", "/mes-offres"]
    /// Each address that takes a form.
    static let forms =
        pages.filter { $0.contains("/saisie/") } + [
            "{offre}/anomalies", "{offre}/anomalies/annuler", "{offre}/convention",
        ]
    static let account = ["/compte/courriel", "/compte/conditions", "/compte/informations"]

    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    /// The version of the first offer: it changes with anything that is stored.
    private var version: Int64 {
        get throws { try #require(try visitor.test.offres(Exemples.idNatPS(1)).first).version }
    }

    private func address(_ page: String) throws -> String {
        page.replacing("{offre}", with: try visitor.firstOffer)
    }

    @Test("asks to sign in first, then comes back to the page", arguments: pages + account)
    func signedOut(page: String) throws {
        try visitor.enterWithOffers()
        visitor.forget()
        let target = try address(page)
        #expect(visitor.get(target) == 200 && visitor.path == "/connexion")
        let back = target.replacing("/", with: "%2F")
        #expect(visitor.page.contains("/connexion/pro-sante-connect?retour=\(back)"))
    }

    @Test("takes no form without session", arguments: forms + account + ["/deconnexion"])
    func formSignedOut(page: String) throws {
        try visitor.enterWithOffers()
        let before = try version
        visitor.forget()
        #expect(visitor.post([("etape", "contacts")], to: try address(page), jeton: "x") == 200)
        #expect(visitor.path == "/connexion")
        #expect(try version == before)
    }

    @Test("takes no form with the token of another session, nor without", arguments: forms + account, ["", "autre"])
    func token(page: String, jeton: String) throws {
        try visitor.enterWithOffers()
        let before = try version
        #expect(visitor.post([("etape", "contacts")], to: try address(page), jeton: jeton) == 403)
        #expect(visitor.page.contains("Ce formulaire n’est plus valable"))
        #expect(try version == before)
    }

    @Test("shows the first page that is missing until the first sign-in is done", arguments: pages)
    func firstSignIn(page: String) throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.signIn()
        #expect(visitor.get(try address(page)) == 200 && visitor.path == "/compte/courriel")
        visitor.post([("courriel", "aline@exemple.fr")], to: "/compte/courriel")
        visitor.get(try address(page))
        #expect(visitor.path == "/compte/conditions")
        visitor.post([("version", "1.0"), ("finAffichee", "oui")], to: "/compte/conditions")
        visitor.get(try address(page))
        #expect(visitor.path == "/compte/informations")
    }

    @Test("the offers of someone else do not exist", arguments: pages.filter { $0.contains("{offre}") })
    func others(page: String) throws {
        try visitor.enterWithOffers()
        let target = try address(page)
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        visitor.forget()
        visitor.enter(2)
        #expect(visitor.get(target) == 404)
        #expect(!visitor.page.contains("CABINET DU DR EXEMPLE"))
    }

    @Test("nor may anyone send their forms", arguments: forms)
    func othersForms(page: String) throws {
        try visitor.enterWithOffers()
        let target = try address(page)
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        let before = try version
        visitor.forget()
        visitor.enter(2)
        visitor.get("/mes-offres")
        let fields = [("element", "adresse"), ("valeurAttendue", "x"), ("anomalie", "1"), ("conteste", "oui")]
        #expect(visitor.post(fields + Typed.contacts, to: target) == 404)
        #expect(try version == before)
    }

    @Test(
        "an offer of an impossible identifier is not found",
        arguments: ["0", "-1", "abc", "1.0", "01", "99999999999999999999", "%2e%2e", "1%20"])
    func identifiers(id: String) throws {
        try visitor.enterWithOffers()
        for page in Self.pages where page.contains("{offre}") {
            #expect(visitor.get(page.replacing("{offre}", with: "/offres/\(id)")) == 404, "\(page)")
        }
        #expect(visitor.get(try visitor.firstOffer + "/saisie/7-inconnue") == 404)
        #expect(visitor.get(try visitor.firstOffer) == 404)
    }

    @Test("a session ends for good when signing out: its cookie opens nothing any more")
    func signOut() throws {
        let offer = try visitor.enterWithOffers()
        let kept = visitor.cookies
        visitor.post([], to: "/deconnexion")
        visitor.keep(kept)
        visitor.get(offer + "/saisie/2-offre")
        #expect(visitor.path == "/connexion")
    }

    @Test("cookies are for the site alone, out of reach of scripts")
    func cookieFlags() throws {
        try visitor.test.take([Exemples.fiche(1)])
        for cookie in visitor.cookiesOfSignIn() {
            for flag in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(flag), "\(cookie)") }
        }
    }

    @Test(
        "suggests communes as JSON, ten at most, none for what is no name",
        arguments: ["st etienne", "78000", "", "\"<", "zzz"])
    func communes(text: String) throws {
        #expect(
            visitor.get("/communes?q=" + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""))
                == 200)
        let list = try JSONDecoder().decode([[String: String]].self, from: Data(visitor.page.utf8))
        #expect(list.isEmpty == ["", "\"<", "zzz"].contains(text) && list.count <= 10)
        #expect(list.allSatisfy { Set($0.keys) == ["code", "nom"] })
    }

    @Test("answers HEAD as GET, and no other method", arguments: ["/connexion", "/aide", "/sante", "/communes"])
    func methods(path: String) {
        for method in [HTTPMethod.put, .delete, .patch] {
            let response = visitor.portal.respond(to: Request(method, path))
            #expect(response.status == 405 && response.headers["Allow"]?.contains("GET") == true, "\(method)")
        }
        #expect(visitor.portal.respond(to: Request(.head, path)).status == 200)
    }
}
