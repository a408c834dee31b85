import Domain
import HTTP
import TestSupport
import Testing
import UseCases

@testable import Portal

@Suite struct SecondFacteurTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor()
        try visitor.enterWithPassword()
    }

    private var session: String { visitor.portal.configuration.sessionCookie }
    private var attente: String { visitor.portal.configuration.attenteCookie }

    @Test("asks nothing more from an account without second factor, nor after Pro Santé Connect")
    func notAsked() throws {
        #expect(visitor.path == "/mes-offres")
        try visitor.setUpSecondFacteur()
        visitor.forget()
        visitor.signIn()
        #expect(visitor.path == "/mes-offres")
    }

    @Test("asks a code once the password is right, then leads where the person went")
    func asked() throws {
        let secret = try visitor.setUpSecondFacteur().secret
        visitor.forget()
        visitor.wait(60)
        try visitor.enterByPassword(retour: "/aide")
        #expect(visitor.path == "/connexion/second-facteur" && visitor.cookies[session] == nil)
        visitor.post([("code", visitor.code(secret))])
        #expect(visitor.path == "/aide" && visitor.cookies[session] != nil && visitor.cookies[attente] == nil)
        #expect(
            try visitor.portal.sessions.find(visitor.cookies[session] ?? "", now: visitor.portal.now())?.secondFacteur
                == true)
    }

    @Test(
        "opens no page while the code is asked", arguments: AccessTests.pages.filter { !$0.contains("{") } + ["/compte"]
    )
    func waiting(page: String) throws {
        try visitor.setUpSecondFacteur()
        visitor.forget()
        try visitor.enterByPassword()
        visitor.get(page)
        #expect(visitor.path == "/connexion")
    }

    @Test("takes no code twice, whichever browser sends it")
    func replay() throws {
        let secret = try visitor.setUpSecondFacteur().secret
        let used = visitor.code(secret)
        visitor.forget()
        try visitor.enterByPassword()
        #expect(visitor.post([("code", used)]) == 422)
        visitor.wait(60)
        let next = visitor.code(secret)
        let kept = visitor.cookies
        #expect(visitor.post([("code", next)]) == 200)
        visitor.keep(kept)
        visitor.get("/connexion/second-facteur")
        #expect(visitor.post([("code", next)]) == 422)
    }

    @Test("gives up after five minutes, and without its cookie")
    func over() throws {
        let secret = try visitor.setUpSecondFacteur().secret
        visitor.forget()
        try visitor.enterByPassword()
        visitor.wait(EntreesEnAttente.duree)
        visitor.post([("code", visitor.code(secret))])
        #expect(visitor.path == "/connexion" && visitor.cookies[session] == nil)
        visitor.forget()
        visitor.get("/connexion/second-facteur/code-secours")
        #expect(visitor.path == "/connexion")
    }

    @Test("takes no form without its token, nor from another site")
    func forged() throws {
        let secret = try visitor.setUpSecondFacteur().secret
        visitor.forget()
        visitor.wait(60)
        try visitor.enterByPassword()
        for token in ["", "autre"] { #expect(visitor.post([("code", visitor.code(secret))], jeton: token) == 403) }
        visitor.get("/connexion/second-facteur")
        #expect(visitor.post([("code", visitor.code(secret))], headers: [("Sec-Fetch-Site", "cross-site")]) == 403)
        #expect(visitor.cookies[session] == nil)
    }

    @Test("never keeps the session that the browser had before")
    func fixation() throws {
        let secret = try visitor.setUpSecondFacteur().secret
        let before = visitor.cookies[session]
        visitor.wait(60)
        try visitor.enterByPassword()
        // The page has the form of signing out too, which the session still open has its own token for.
        let form = try #require(visitor.page.matches(of: #/name="jeton" value="([^"]+)"/#).last).output.1
        visitor.post([("code", visitor.code(secret))], jeton: String(form))
        #expect(visitor.cookies[session] != before)
        #expect(try visitor.portal.sessions.find(before ?? "", now: visitor.portal.now()) == nil)
    }

    @Test("lets in with a recovery code once, and shows how many are left")
    func recovery() throws {
        let codes = try visitor.setUpSecondFacteur().codes
        #expect(codes.count == CodeSecours.nombre)
        for expected in [200, 422] {
            visitor.forget()
            try visitor.enterByPassword()
            #expect(visitor.page.contains("Je n’ai plus mon téléphone"))
            visitor.get("/connexion/second-facteur/code-secours")
            #expect(visitor.post([("code", codes[0].lowercased())]) == expected)
        }
        visitor.post([("code", codes[1])])
        #expect(visitor.path == "/compte/second-facteur" && visitor.page.contains("restants\u{A0}: 8"))
    }

    @Test("holds wrong codes back for whoever sends them, and still takes a recovery code")
    func brake() throws {
        let (secret, codes) = try visitor.setUpSecondFacteur()
        visitor.wait(60)
        for rank in 0...Limites.codesFaux.value {
            visitor.forget()
            try visitor.enterByPassword()
            #expect(visitor.post([("code", "000000")]) == (rank < Limites.codesFaux.value ? 422 : 429))
        }
        #expect(visitor.response.headers["Retry-After"] != nil)
        visitor.get("/connexion/second-facteur")
        #expect(visitor.post([("code", visitor.code(secret))]) == 429)
        visitor.get("/connexion/second-facteur/code-secours")
        #expect(visitor.post([("code", codes[0])]) == 200 && visitor.path == "/compte/second-facteur")
        #expect(visitor.events.contains { $0.kind == .signInRefused(reason: "secondFacteurFreine") })
    }

    @Test("ends the other sessions when it is set up, and goes on under a new token")
    func others() throws {
        let mine = visitor.cookies
        visitor.forget()
        try visitor.enterByPassword()
        let other = visitor.cookies
        visitor.keep(mine)
        try visitor.setUpSecondFacteur()
        #expect(visitor.cookies[session] != mine[session])
        #expect(visitor.get("/compte") == 200 && visitor.path == "/compte")
        for ended in [mine, other] {
            visitor.keep(ended)
            visitor.get("/compte")
            #expect(visitor.path == "/connexion")
        }
    }

    @Test(
        "leads everywhere to the set-up when rights demand it, and takes no form before",
        arguments: AccessTests.pages.filter { !$0.contains("{") } + AccessTests.account + [
            "/compte", "/compte/donnees",
        ])
    func mandatory(page: String) throws {
        try visitor.addRight(Visitor.administration)
        visitor.choose(.administration)
        visitor.get(page)
        #expect(visitor.path == "/compte/second-facteur")
        visitor.post([("courriel", "pirate@exemple.fr")], to: "/compte/courriel")
        #expect(visitor.path == "/compte/second-facteur")
        #expect(
            try visitor.portal.tenirCompte.compte(visitor.account(), now: visitor.portal.now()).courriel
                == "aline@exemple.fr")
        try visitor.setUpSecondFacteur()
        visitor.get("/compte")
        #expect(visitor.path == "/compte")
    }

    @Test("leads to the set-up again when it is taken away and rights demand it")
    func mandatoryAgain() throws {
        try visitor.addRight(Visitor.administration)
        visitor.choose(.administration)
        let codes = try visitor.setUpSecondFacteur().codes
        visitor.get("/compte/second-facteur/desactivation")
        visitor.post([("code", codes[0])])
        #expect(visitor.path == "/compte/second-facteur" && visitor.page.contains("Commencer"))
        visitor.get("/mes-offres")
        #expect(visitor.path == "/compte/second-facteur")
    }

    @Test("demands nothing from a session by Pro Santé Connect")
    func card() throws {
        try visitor.addRight(Visitor.administration)
        visitor.forget()
        visitor.signIn()
        visitor.choose(.administration)
        #expect(visitor.path == "/administration")
    }

    @Test(
        "asks again who one is before anything is changed",
        arguments: ["", "/activation", "/codes-secours", "/desactivation"])
    func recent(path: String) throws {
        let address = "/compte/second-facteur" + path
        if path.contains("-") || path == "/desactivation" { try visitor.setUpSecondFacteur() }
        visitor.get("/compte/second-facteur")
        visitor.wait(Int64(Limites.identificationRecente.value))
        visitor.get("/compte")
        let token = try #require(visitor.page.firstMatch(of: #/name="jeton" value="([^"]+)"/#)).output.1
        visitor.post([("code", "123456")], to: address, jeton: String(token))
        #expect(visitor.path == "/connexion/verification")
    }

    @Test("shows no page of a set-up that was not begun, nor of a factor that is not there")
    func nothing() {
        for path in ["/activation", "/codes-secours", "/desactivation"] {
            visitor.get("/compte/second-facteur" + path)
            #expect(visitor.path == "/compte/second-facteur")
        }
    }
}
