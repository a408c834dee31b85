import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct MotDePasseTests {
    private let visitor: Visitor
    static let secret = "la girafe mauve danse"

    init() throws { visitor = try Visitor() }

    private func signIn(_ typed: String = secret, _ courriel: String = "aline@exemple.fr") -> Int {
        visitor.get("/connexion")
        return visitor.post([("courriel", courriel), ("motDePasse", typed)], to: "/connexion/mot-de-passe")
    }

    @Test("later password sign-in: e-mail confirmed, link asked for, password chosen, signed in where one was going")
    func journey() throws {
        try visitor.choosePassword()
        visitor.get("/compte/informations")
        #expect(visitor.path == "/connexion")
        let sent = [("courriel", "aline@exemple.fr"), ("motDePasse", Self.secret), ("retour", "/compte/informations")]
        #expect(visitor.post(sent, to: "/connexion/mot-de-passe") == 200)
        #expect(visitor.path == "/compte/informations")
        #expect(visitor.cookies.keys.contains("__Host-ror-appareil"))
    }

    @Test(
        "rights of administration without a second factor lead to its set-up after a new identification, in no circle")
    func verificationBeforeSetUp() throws {
        try visitor.choosePassword()
        try visitor.addRight(Visitor.administration)
        #expect(signIn() == 200)
        visitor.choose(.administration)
        visitor.wait(Int64(Limites.identificationRecente.value) + 1)
        visitor.get("/compte/second-facteur/activation")
        #expect(visitor.path == "/connexion/verification")
        let sent = [("motDePasse", Self.secret), ("retour", "/compte/second-facteur")]
        #expect(visitor.post(sent, to: "/connexion/verification/mot-de-passe") == 200)
        #expect(visitor.path == "/compte/second-facteur" && visitor.page.contains("Commencer"))
    }

    @Test("one page for a wrong password and an unknown account, which keeps the e-mail and not the password")
    func oneAnswer() throws {
        try visitor.choosePassword()
        #expect(signIn("la girafe mauve chante") == 422)
        let wrong = visitor.stablePage
        #expect(wrong.contains("value=\"aline@exemple.fr\"") && !wrong.contains("chante"))
        #expect(signIn(Self.secret, "olga@exemple.fr") == 422)
        #expect(visitor.stablePage.replacing("olga@", with: "aline@") == wrong)
    }

    @Test("one page whether an account exists, when a link is asked for")
    func oneAnswerForLinks() throws {
        try visitor.choosePassword()
        var pages: Set<String> = []
        for courriel in ["aline@exemple.fr", "olga@exemple.fr"] {
            visitor.get("/mot-de-passe-oublie")
            #expect(visitor.post([("courriel", courriel)]) == 200)
            #expect(visitor.path == "/mot-de-passe-oublie/envoye")
            pages.insert(visitor.stablePage)
        }
        #expect(pages.count == 1)
    }

    @Test("opening a link consumes nothing, however many programs open it; using it does")
    func prefetch() throws {
        let jeton = try visitor.link()
        let page = "/mot-de-passe-oublie/lien/" + jeton
        for method in [HTTPMethod.get, .head, .get] {
            #expect(visitor.portal.respond(to: Request(method, page)).status == 200)
        }
        visitor.get(page)
        #expect(visitor.post([("motDePasse", "court")]) == 422)
        #expect(visitor.post([("motDePasse", Self.secret)]) == 200)
        #expect(visitor.path == "/mot-de-passe-oublie/enregistre")
        #expect(visitor.get(page) == 410)
        #expect(visitor.get("/mot-de-passe-oublie/lien/" + String(repeating: "0", count: 64)) == 410)
        #expect(visitor.get("/mot-de-passe-oublie/lien/%00") == 410)
    }

    @Test("choosing a password signs out everywhere")
    func signsOut() throws {
        let jeton = try visitor.link()
        visitor.get("/mes-offres")
        #expect(visitor.path == "/mes-offres")
        let session = visitor.cookies
        visitor.get("/mot-de-passe-oublie/lien/" + jeton)
        visitor.post([("motDePasse", Self.secret)])
        visitor.keep(session)
        visitor.get("/mes-offres")
        #expect(visitor.path == "/connexion")
    }

    @Test(
        "refuses the forms of another site and those without the token of the visitor",
        arguments: [
            "/connexion/mot-de-passe", "/mot-de-passe-oublie", "/mot-de-passe-oublie/lien/x", "/compte/courriel/lien/x",
        ])
    func csrf(_ address: String) {
        let fields = [("courriel", "aline@exemple.fr"), ("motDePasse", Self.secret)]
        visitor.get("/connexion")
        #expect(visitor.post(fields, to: address, headers: [("Sec-Fetch-Site", "cross-site")]) == 403)
        #expect(visitor.post(fields, to: address, headers: [("Origin", "https://ailleurs.example")]) == 403)
        visitor.get("/connexion")
        #expect(visitor.post(fields, to: address, jeton: "") == 403)
        #expect(visitor.post(fields, to: address, jeton: String(repeating: "0", count: 64)) == 403)
        // The token of another visitor.
        visitor.get("/connexion")
        visitor.forget()
        #expect(visitor.post(fields, to: address) == 403)
    }

    @Test("signing in gives a new session, whatever the browser had: no fixation")
    func fixation() throws {
        try visitor.choosePassword()
        visitor.keep(["__Host-ror-session": String(repeating: "a", count: 64)])
        #expect(signIn() == 200)
        let first = visitor.cookies["__Host-ror-session"]
        #expect(first != nil && first != String(repeating: "a", count: 64))
        visitor.keep(["__Host-ror-session": String(repeating: "a", count: 64)])
        visitor.get("/mes-offres")
        #expect(visitor.path == "/connexion")
    }

    @Test(
        "leads to no other site", arguments: ["//ailleurs.example", "https://ailleurs.example", "/\\ailleurs.example"])
    func openRedirect(_ retour: String) throws {
        try visitor.choosePassword()
        visitor.get("/connexion")
        visitor.post(
            [("courriel", "aline@exemple.fr"), ("motDePasse", Self.secret), ("retour", retour)],
            to: "/connexion/mot-de-passe")
        #expect(visitor.path == "/mes-offres")
    }

    @Test("after five wrong passwords tells when to come back, and the ways that stay open")
    func brake() throws {
        try visitor.choosePassword()
        visitor.forget()
        for _ in 0..<5 { #expect(signIn("la girafe mauve chante") == 422) }
        #expect(signIn() == 429)
        #expect(visitor.response.headers["Retry-After"] == "180" && visitor.page.contains("Pro Santé"))
        #expect(visitor.events.suffix(1).map(\.kind) == [.signInRefused(reason: "freine")])
        visitor.wait(180)
        #expect(signIn() == 200 && visitor.path == "/mes-offres")
    }

    @Test("confirms an e-mail by a button of the page of the link, once")
    func confirmation() throws {
        try visitor.enterWithOffers()
        #expect(visitor.get("/mes-offres") == 200 && visitor.page.contains("reste à confirmer"))
        let jeton = try #require(try visitor.test.takeJeton("aline@exemple.fr"))
        let address = "/compte/courriel/lien/" + jeton
        visitor.get(address)
        #expect(visitor.page.contains("aline@exemple.fr"))
        visitor.get("/mes-offres")
        #expect(visitor.page.contains("reste à confirmer"))
        visitor.get(address)
        #expect(visitor.post([]) == 200)
        visitor.get("/mes-offres")
        #expect(!visitor.page.contains("reste à confirmer"))
        #expect(visitor.get(address) == 410)
    }

    @Test("asks again who one is before another e-mail or password is given")
    func sensitive() throws {
        try visitor.choosePassword()
        #expect(signIn() == 200)
        for address in ["/compte/courriel", "/compte/mot-de-passe"] {
            visitor.wait(11 * 60)
            visitor.get(address)
            #expect(visitor.path == "/connexion/verification")
            #expect(
                visitor.post([("motDePasse", "faux"), ("retour", address)], to: "/connexion/verification/mot-de-passe")
                    == 422)
            #expect(
                visitor.post(
                    [("motDePasse", Self.secret), ("retour", address)], to: "/connexion/verification/mot-de-passe")
                    == 200)
            #expect(visitor.path == address)
        }
        #expect(visitor.post([("motDePasse", "quatre mots sans rapport")]) == 200)
        #expect(visitor.page.contains("est modifié"))
        visitor.forget()
        #expect(signIn() == 422)
        #expect(signIn("quatre mots sans rapport") == 200)
    }

    @Test("no page of a link may be kept, and its address goes to no other site")
    func linkPages() throws {
        let jeton = try visitor.link()
        let answer = visitor.portal.respond(to: Request(.get, "/mot-de-passe-oublie/lien/" + jeton))
        #expect(answer.headers["Cache-Control"] == "no-store" && answer.headers["Referrer-Policy"] == "same-origin")
        #expect(answer.route == "/mot-de-passe-oublie/lien/{jeton}")
    }
}

extension Visitor {
    /// A professional who has offers and a confirmed e-mail; answers the token of a link to choose a password.
    func link() throws -> String {
        try enterWithOffers()
        get("/compte/courriel/lien/" + (try #require(try test.takeJeton("aline@exemple.fr"))))
        post([])
        get("/mot-de-passe-oublie")
        post([("courriel", "aline@exemple.fr")])
        return try #require(try test.takeJeton("aline@exemple.fr"))
    }

    /// A professional who chose a password and is signed out.
    func choosePassword() throws {
        get("/mot-de-passe-oublie/lien/" + (try link()))
        post([("motDePasse", MotDePasseTests.secret)])
        forget()
    }
}
