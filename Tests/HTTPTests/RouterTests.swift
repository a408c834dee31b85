import HTTP
import Testing

@Suite struct RouterTests {
    private func router() -> Router {
        var router = Router()
        router.on(.get, "/") { _, _ in Response(status: 200) }
        router.on(.get, "/offres/{id}/saisie/{etape}") { _, names in
            Response(type: "text/plain", body: Array("\(names["id"])|\(names["etape"])".utf8))
        }
        router.on(.post, "/offres/{id}/saisie/{etape}") { _, _ in Response(status: 303) }
        router.on(.get, "/assets/{nom...}") { _, names in Response(type: "text/plain", body: Array(names["nom"].utf8)) }
        return router
    }

    private func body(_ path: String, _ method: HTTPMethod = .get) throws -> String? {
        guard case .found(let handler, _, let names) = router().match(method, path) else { return nil }
        return String(decoding: try handler(Request(method, path), names).body, as: UTF8.self)
    }

    @Test("finds the handler and decodes the names of the pattern")
    func names() throws {
        #expect(try body("/offres/12/saisie/4-contacts") == "12|4-contacts")
        #expect(try body("/offres/a%2Fb/saisie/x") == "a/b|x")
        #expect(try body("/assets/dsfr/icons/a.svg") == "dsfr/icons/a.svg")
        #expect(try body("/offres/12/saisie") == nil)
        #expect(try body("/offres/12/saisie/x/y") == nil)
    }

    @Test("answers HEAD by the GET handler")
    func head() throws {
        #expect(try body("/offres/12/saisie/x", .head) == "12|x")
    }

    @Test("lists the other methods of a known path")
    func otherMethods() {
        guard case .otherMethods(let methods) = router().match(.delete, "/offres/1/saisie/x") else {
            Issue.record("the path is known with other methods")
            return
        }
        #expect(methods == [.get, .post])
        guard case .nothing = router().match(.get, "/inconnu") else {
            Issue.record("the path is not known")
            return
        }
    }
}
