import Domain
import HTTP
import Synchronization
import TestSupport
import Testing
import UseCases

/// Proving again who one is, and what a session remembers of how it was opened.
@Suite struct VerificationTests {
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    private func session() throws -> SessionPortail {
        let token = try #require(visitor.cookies["__Host-ror-session"])
        return try #require(try visitor.sessions.find(token, now: Exemples.now.adding(seconds: 700)))
    }

    @Test("leads to the provider, which is asked to identify the person anew, then back to the page")
    func again() throws {
        try visitor.enterWithOffers()
        let before = try session()
        visitor.wait(700)
        #expect(visitor.get("/connexion/verification?retour=%2Fcompte%2Fcourriel") == 200)
        #expect(visitor.page.contains("/connexion/verification/pro-sante-connect?retour=%2Fcompte%2Fcourriel"))
        visitor.get("/connexion/verification/pro-sante-connect?retour=%2Fcompte%2Fcourriel")
        #expect(visitor.response.headers["Location"] == "https://psc.example/auth?prompt=login")
        let token = visitor.cookies["__Host-ror-session"]
        #expect(visitor.comeBack() == 200 && visitor.path == "/compte/courriel")
        let after = try session()
        #expect(after.dateIdentification == Exemples.now.adding(seconds: 700) && after.compte == before.compte)
        #expect(
            try visitor.cookies["__Host-ror-session"] != token
                && visitor.sessions.find(token ?? "", now: Exemples.now) == nil)
    }

    @Test("refuses someone else, and leaves the session as it was")
    func someoneElse() throws {
        try visitor.enterWithOffers()
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        let before = try session()
        visitor.get("/connexion/verification/pro-sante-connect")
        visitor.provider.identity.withLock { $0 = Exemples.idNatPS(2) }
        #expect(visitor.comeBack() == 403 && visitor.page.contains("n’est pas celle qui est connectée"))
        #expect(try session().id == before.id)
    }

    @Test("asks to sign in first", arguments: ["", "/pro-sante-connect"])
    func signedOut(page: String) {
        #expect(visitor.get("/connexion/verification" + page) == 200 && visitor.path == "/connexion")
    }

    @Test("a session tells how it was opened, and the browser coarsely")
    func howOpened() throws {
        try visitor.enterWithOffers()
        let session = try session()
        #expect(session.moyen == .proSanteConnect && !session.secondFacteur && session.espace == nil)
        #expect(session.appareil == "Navigateur inconnu")
    }
}
