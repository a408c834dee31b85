import Domain
import HTTP
import Portal
import Synchronization
import TestSupport
import Testing
import UseCases

/// Signing out that begins, or ends, at the identity provider.
@Suite struct ProviderLogoutTests {
    private static let path = "/connexion/deconnexion-fournisseur"
    private static let session = "session"
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    private func ended(_ name: String, sujet: String? = nil, session: String? = nil) -> DeconnexionFournisseur {
        DeconnexionFournisseur(identifiant: name, sujet: sujet, session: session, souvenir: 240)
    }

    private func tell(_ result: Result<DeconnexionFournisseur, EchecDeconnexion>) -> Response {
        visitor.provider.deconnexion.withLock { $0 = result }
        let headers = Headers([("Content-Type", "application/x-www-form-urlencoded")])
        return visitor.portal.respond(
            to: Request(.post, Self.path, headers: headers, body: Array("logout_token=a.b.c".utf8)))
    }

    private var isIn: Bool {
        visitor.get("/mes-offres")
        return visitor.path == "/mes-offres"
    }

    @Test("a logout token ends the sessions it names, and tells the log whose they were")
    func backChannel() throws {
        try visitor.enterWithOffers()
        #expect(tell(.success(ended("1", session: "autre"))).status == 200 && isIn)
        let response = tell(.success(ended("2", session: Self.session)))
        #expect(response.status == 200 && response.headers["Cache-Control"] == "no-store" && response.body.isEmpty)
        #expect(!isIn && visitor.events.last { $0.kind == .signedOutByProvider }?.account != nil)
    }

    @Test("a logout token without session ends all those of the person")
    func ofPerson() throws {
        try visitor.enterWithOffers()
        #expect(tell(.success(ended("1", sujet: "sujet \(Exemples.idNatPS(2))"))).status == 200 && isIn)
        #expect(tell(.success(ended("2", sujet: "sujet \(Exemples.idNatPS(1))"))).status == 200 && !isIn)
    }

    @Test("a logout token that is received again ends nothing: the person signed in meanwhile stays")
    func replay() throws {
        try visitor.enterWithOffers()
        #expect(tell(.success(ended("1", session: Self.session))).status == 200)
        visitor.signIn()
        let again = tell(.success(ended("1", session: Self.session)))
        #expect(again.status == 400 && isIn)
        #expect(String(decoding: again.body, as: UTF8.self).contains("received already"))
    }

    @Test(
        "a logout token that is refused ends nothing, and its sender is told why", arguments: EchecDeconnexion.allCases)
    func refused(echec: EchecDeconnexion) throws {
        try visitor.enterWithOffers()
        let response = tell(.failure(echec))
        #expect(response.status == (echec == .fournisseurIndisponible ? 503 : 400))
        #expect(response.headers["Content-Type"] == "application/json")
        #expect(response.headers["Cache-Control"] == "no-store")
        #expect(String(decoding: response.body, as: UTF8.self).hasPrefix(#"{"error":""#))
        #expect(visitor.events.contains { $0.kind == .signOutRefused(reason: "\(echec)") } && isIn)
    }

    @Test("a frame of the provider ends the session it names, and nobody else may show it")
    func frontChannel() throws {
        try visitor.enterWithOffers()
        let cookies = visitor.cookies
        visitor.forget()
        #expect(visitor.get(Self.path + "?iss=https%3A%2F%2Fpsc.example&sid=session") == 200)
        let policy = visitor.response.headers["Content-Security-Policy"] ?? ""
        #expect(policy.hasSuffix("frame-ancestors https://psc.example") && policy.hasPrefix("default-src 'none'"))
        #expect(visitor.response.headers["Cache-Control"] == "no-store")
        visitor.keep(cookies)
        #expect(!isIn)
        visitor.get("/aide")
        #expect(visitor.response.headers["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
    }

    @Test(
        "a frame that names no session, another issuer, or an unknown session ends nothing",
        arguments: [
            ("", 400), ("?sid=session", 400), ("?iss=https%3A%2F%2Fpsc.example", 400),
            ("?iss=https%3A%2F%2Fpsc.example&sid=", 400), ("?iss=https%3A%2F%2Fmal.example&sid=session", 400),
            ("?iss=https%3A%2F%2Fpsc.example&sid=autre", 200),
        ])
    func incomplete(query: String, status: Int) throws {
        try visitor.enterWithOffers()
        #expect(visitor.get(Self.path + query) == status && isIn)
    }

    @Test("signing out leads to the provider, and its answer is recognised once")
    func roundTrip() throws {
        try visitor.enterWithOffers()
        visitor.provider.endSession.withLock { $0 = "https://psc.example/logout" }
        visitor.get("/mes-offres")
        visitor.post([], to: "/deconnexion")
        let target = try #require(visitor.response.headers["Location"])
        let state = try #require(target.split(separator: "=").last)
        #expect(target.hasPrefix("https://psc.example/logout?state=") && state.utf8.count == 64)
        #expect(visitor.get("/deconnecte?state=\(state)") == 200 && visitor.page.contains("terminée elle aussi"))
        #expect(visitor.get("/deconnecte?state=\(state)") == 200 && !visitor.page.contains("terminée elle aussi"))
        #expect(visitor.get("/deconnecte?state=") == 200 && !visitor.page.contains("terminée elle aussi"))
    }
}
