import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

/// What an attacker tries around signing in.
@Suite struct SignInAttackTests {
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    @Test(
        "comes back to no page of elsewhere, however it is spelled",
        arguments: [
            "//mal.example", "///mal.example", "////mal.example", "https://mal.example", "HTTPS://mal.example",
            "http:mal",
            "/\\mal.example", "\\\\mal.example", "/\\/mal.example", "/%2fmal.example", "/%2Fmal.example",
            "/%5Cmal.example",
            "/%5cmal.example", "/./mal", "/../mal", "/.//mal.example", "/a//mal.example", "/..;/mal",
            "javascript:alert(1)",
            "data:text/html,x", "mal.example", "@mal.example", "/\tmal", "/\r\nLocation: https://mal.example", "/\u{0}",
            "/é", "", " /mes-offres", "/ /mal.example", "?retour=/", "#/", "//", "/%2e%2e//mal.example", "///",
            "/\u{202E}",
        ])
    func openRedirect(target: String) throws {
        #expect(Portal.retour(target) == nil)
        try visitor.test.take([Exemples.fiche(1)])
        visitor.get("/connexion/pro-sante-connect?retour=" + PercentEncoding.encode(target))
        _ = visitor.comeBack()
        #expect(visitor.path == "/compte/courriel")
    }

    @Test(
        "comes back to pages of ours, with their query",
        arguments: ["/", "/aide", "/offres/1/saisie/2-offre?a=%2F%2Fb#c"])
    func ours(target: String) { #expect(Portal.retour(target) == target) }

    @Test(
        "an answer that names its provider must name ours",
        arguments: [("https://psc.example", 200), ("https://mal.example", 403)])
    func issuer(name: String, status: Int) throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.get("/connexion/pro-sante-connect")
        let answer = "/connexion/pro-sante-connect/retour?code=c&state=etat&iss="
        #expect(visitor.get(answer + PercentEncoding.encode(name)) == status)
    }

    @Test("a sign-in serves once, also for who kept its cookie")
    func replay() throws {
        try visitor.test.take([Exemples.fiche(1)])
        visitor.get("/connexion/pro-sante-connect")
        let kept = visitor.cookies
        #expect(visitor.comeBack() == 200 && visitor.path == "/compte/courriel")
        visitor.forget()
        visitor.keep(kept)
        #expect(visitor.comeBack() == 400)
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/connexion")
    }

    @Test("proving again who one is gives a new token: one that was planted or seen before opens nothing")
    func fixation() throws {
        try visitor.enterWithOffers()
        let seen = try #require(visitor.cookies["__Host-ror-session"])
        visitor.get("/connexion/verification/pro-sante-connect")
        visitor.comeBack()
        #expect(visitor.cookies["__Host-ror-session"] != seen)
        visitor.keep(["__Host-ror-session": seen])
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/connexion")
    }

    @Test("ends the other sessions of a person at her demand only, and never this one")
    func otherSessions() throws {
        try visitor.enterWithOffers()
        let first = visitor.cookies
        visitor.forget()
        visitor.signIn()
        #expect(visitor.get("/compte/sessions") == 200)
        #expect(visitor.page.contains("Fermer mes autres sessions"))
        let path = "/compte/sessions/fermer-les-autres"
        #expect(visitor.post([], to: path, jeton: "autre") == 403)
        #expect(visitor.post([], to: path, headers: [("Sec-Fetch-Site", "cross-site")]) == 403)
        let second = visitor.cookies
        visitor.keep(first)
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/mes-offres")
        visitor.keep(second)
        visitor.get("/compte/sessions")
        #expect(visitor.post([], to: path) == 200 && visitor.page.contains("Vos autres sessions sont fermées"))
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/mes-offres")
        visitor.keep(first)
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/connexion")
    }

    @Test(
        "the browser is told coarsely, and nothing of what it sends is kept",
        arguments: [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox sur Windows"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
                "Chrome sur Linux"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge sur Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604",
                "Safari sur iPhone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
                "Chrome sur Android"
            ),
            ("<script>alert(1)</script>", "Navigateur inconnu"), ("", "Navigateur inconnu"),
        ])
    func device(userAgent: String, name: String) { #expect(Appareil.name(userAgent: userAgent) == name) }
}
