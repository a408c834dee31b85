import Domain
import HTTP
import SQL
import TestSupport
import Testing
import UseCases

/// What the portal says when the database does not work: of itself, and to those who ask for a page.
@Suite struct SanteTests {
    @Test(
        "tells process, reads and writes apart; balancers are told to go elsewhere when one does not work",
        arguments: [
            (Disponibilite.disponible, Disponibilite.disponible, 200), (.disponible, .indisponible, 503),
            (.indisponible, .disponible, 503), (.indisponible, .indisponible, 503),
        ])
    func sante(lectures: Disponibilite, ecritures: Disponibilite, ready: Int) throws {
        let visitor = try Visitor()
        try visitor.test.lose()
        visitor.etat.becomes(lectures, ecritures)
        let body =
            "{\"processus\":\"ok\",\"lectures\":\"\(lectures.rawValue)\",\"ecritures\":\"\(ecritures.rawValue)\"}\n"
        #expect(visitor.get("/sante") == 200 && visitor.page == body)
        #expect(visitor.response.headers["Content-Type"] == "application/json")
        #expect(visitor.get("/sante/pret") == ready && visitor.page == body)
        #expect(visitor.response.headers["Retry-After"] == (ready == 200 ? nil : "5"))
    }

    @Test("a page that needs a lost database is a 503 that says when to come back; others stay")
    func lost() throws {
        let visitor = try Visitor()
        _ = try visitor.enterWithOffers()
        #expect(visitor.get("/mes-offres") == 200)
        try visitor.test.lose()
        #expect(visitor.get("/mes-offres") == 503)
        #expect(visitor.response.headers["Retry-After"] == "5")
        #expect(visitor.page.contains("Service momentanément indisponible"))
        visitor.forget()
        #expect(visitor.get("/aide") == 200)
        #expect(visitor.get("/connexion") == 200)
    }

    @Test("while somebody writes for too long, pages are read and saves are refused with a time to come back")
    func busy() throws {
        var limits = DatabaseLimits.serving
        limits.turn = .milliseconds(20)
        let visitor = try Visitor(limits: limits)
        _ = try visitor.enterWithOffers()
        let form = [("courriel", "aline@exemple.fr")]
        visitor.get("/compte/courriel")
        try visitor.test.database.write { _ in
            #expect(visitor.get("/compte/courriel") == 200)
            #expect(visitor.post(form, to: "/compte/courriel") == 503)
            #expect(visitor.response.headers["Retry-After"] == "5")
        }
        visitor.get("/compte/courriel")
        #expect(visitor.post(form, to: "/compte/courriel") == 200)
    }
}
