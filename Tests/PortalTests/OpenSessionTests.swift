import Domain
import TestSupport
import Testing
import UseCases

/// What an open session goes through: a store that takes no write, a person who leaves the register.
@Suite struct OpenSessionTests {
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    private func version() throws -> Int64 {
        try #require(try visitor.test.offres(Exemples.idNatPS(1)).first).version
    }

    @Test("pages are read while nothing can be written, and the session is noted as seen afterwards")
    func readingWritesNothing() throws {
        let offer = try visitor.enterWithOffers()
        visitor.sessionStore.freeze(true)
        for _ in 0..<3 {
            visitor.wait(29 * 60)
            for page in AccessTests.pages {
                #expect(visitor.get(page.replacing("{offre}", with: offer)) == 200, "\(page)")
            }
            #expect(throws: FreezableSessionStore.Frozen.self) { try visitor.sessions.flush() }
        }
        visitor.sessionStore.freeze(false)
        try visitor.sessions.flush()
        visitor.wait(29 * 60)
        #expect(visitor.get("/mes-offres") == 200 && visitor.path == "/mes-offres")
    }

    @Test("someone who left the register saves nothing any more and is told why, until they come back")
    func left() throws {
        let offer = try visitor.enterWithOffers()
        visitor.get(offer + "/saisie/4-contacts")
        try visitor.test.take([Exemples.fiche(2)], publisher: visitor.publisher)
        let before = try version()
        #expect(visitor.post(Typed.contacts) == 403)
        #expect(visitor.page.contains("Votre accès à cet espace est terminé"))
        #expect(visitor.page.contains("n’est plus enregistré"))
        #expect(try version() == before)
        #expect(visitor.post([("courriel", "autre@exemple.fr")], to: "/compte/courriel") == 403)
        #expect(visitor.get("/mes-offres") == 403)
        #expect(visitor.signIn() == 403 && visitor.page.contains("aucun espace n’est ouvert"))
        visitor.get("/mes-offres")
        #expect(visitor.post([], to: "/deconnexion") == 200 && visitor.path == "/deconnecte")
        try visitor.test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: visitor.publisher)
        #expect(visitor.signIn() == 200 && visitor.path == "/mes-offres")
        let email = visitor.get("/compte/courriel")
        #expect(email == 200 && visitor.page.contains("aline@exemple.fr"))
    }
}
