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
        #expect(try body("/offres/\u{301}12/saisie/x") == "\u{301}12|x")
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
        #expect(methods == [.get, .head, .post])
        guard case .nothing = router().match(.get, "/inconnu") else {
            Issue.record("the path is not known")
            return
        }
    }

    /// The pattern that answers, or the other methods of the path.
    private func answer(_ method: HTTPMethod, _ path: String, _ patterns: [(HTTPMethod, String)]) -> String {
        var router = Router()
        for (method, pattern) in patterns { router.on(method, pattern) { _, _ in Response(status: 200) } }
        switch router.match(method, path) {
        case .found(_, let pattern, _): return pattern
        case .otherMethods(let methods): return methods.map(\.rawValue).joined(separator: ", ")
        case .nothing: return ""
        }
    }

    @Test("the first pattern declared wins")
    func firstWins() {
        #expect(answer(.get, "/a/b", [(.get, "/a/{x}"), (.get, "/a/b")]) == "/a/{x}")
        #expect(answer(.get, "/a/b", [(.get, "/a/b"), (.get, "/a/{x}")]) == "/a/b")
        #expect(answer(.post, "/a/b", [(.get, "/a/{x}"), (.post, "/a/b")]) == "/a/b")
    }

    @Test("the other methods of a path are listed once, HEAD with GET")
    func otherMethodsOnce() {
        let routes: [(HTTPMethod, String)] = [(.get, "/a/{x}"), (.get, "/a/b"), (.put, "/a/b"), (.post, "/c")]
        #expect(answer(.delete, "/a/b", routes) == "GET, HEAD, PUT")
        #expect(answer(.head, "/c", routes) == "POST")
    }

    @Test("fixed segments are compared whole and with their case")
    func fixed() {
        #expect(answer(.get, "/Offres", [(.get, "/offres")]) == "")
        #expect(answer(.get, "/offresx", [(.get, "/offres")]) == "")
        #expect(answer(.get, "/offres?x", [(.get, "/offres")]) == "")
        #expect(answer(.get, "/", [(.get, "/{x}")]) == "")
    }

    @Test("the rest of a path may be empty, and is decoded")
    func rest() throws {
        #expect(try body("/assets/") == "")
        #expect(try body("/assets/a%20b/c") == "a b/c")
        #expect(try body("/assets") == "")
    }

    @Test("tells its patterns in the order of their declaration, and unknown names as empty")
    func patterns() throws {
        #expect(router().patterns.map(\.pattern).first == "/")
        #expect(router().patterns.map(\.method) == [.get, .get, .post, .get])
        #expect(PathParameters()["absent"] == "")
    }

    @Test(
        "hostile paths reach no other route than the one that they are written for",
        arguments: [
            ("", "/"), ("//", "/"), ("///a", ""), ("/offres/12/saisie/x", "/offres/{id}/saisie/{etape}"),
            ("//offres//12//saisie//x//", "/offres/{id}/saisie/{etape}"), ("/offres/12/saisie", ""),
            ("/offres/../saisie/x", "/offres/{id}/saisie/{etape}"), ("/%6Fffres/12/saisie/x", ""),
            ("/offres%2F12%2Fsaisie%2Fx", ""), ("/offres/12/saisie/x%2Fy", "/offres/{id}/saisie/{etape}"),
            ("/OFFRES/12/saisie/x", ""), ("/offres /12/saisie/x", ""), ("/offres\\12/saisie/x", ""),
            ("/offres/12/saisie/x;y=1", "/offres/{id}/saisie/{etape}"), ("*", ""), ("http://h/offres", ""),
            ("/assets/..%2F..%2Fetc%2Fpasswd", "/assets/{nom...}"), ("/{id}", ""), ("/offres/{id}", ""),
        ])
    func hostile(_ path: String, _ pattern: String) {
        let routes = router().patterns.map { ($0.method, $0.pattern) }
        #expect(answer(.get, path, routes) == pattern)
    }

    @Test(
        "gives the handler what was typed, decoded once",
        arguments: [
            ("/offres/%2e%2e/saisie/x", "..|x"), ("/offres/%252F/saisie/x", "%2F|x"), ("/offres/a+b/saisie/x", "a+b|x"),
            ("/offres/%00/saisie/x", "\u{0}|x"), ("/offres/%FF/saisie/%", "\u{FFFD}|%"),
            ("/offres/%C3%A9/saisie/é", "é|é"), ("/offres/%7Bid%7D/saisie/x", "{id}|x"),
            ("/offres/%0D%0A/saisie/x", "\r\n|x"),
        ])
    func decodes(_ path: String, _ text: String) throws {
        #expect(try body(path) == text)
    }

    @Test("a path of many parts, or a very long one, is refused or taken whole")
    func long() throws {
        let segment = String(repeating: "a", count: 100_000)
        #expect(try body("/offres/\(segment)/saisie/x") == "\(segment)|x")
        let parts = Array(repeating: "b", count: 10_000).joined(separator: "/")
        #expect(try body("/assets/\(parts)") == parts)
        #expect(try body("/offres/\(parts)") == nil)
    }

    @Test("a router without routes knows nothing", arguments: HTTPMethod.allCases)
    func empty(_ method: HTTPMethod) {
        #expect(answer(method, "/", []) == "")
    }

    @Test("each method finds its own route and no other", arguments: HTTPMethod.allCases)
    func methods(_ method: HTTPMethod) {
        #expect(answer(method, "/a", [(method == .head ? .get : method, "/a")]) == "/a")
        let other: HTTPMethod = method == .put ? .post : .put
        #expect(answer(method, "/a", [(other, "/a")]) == other.rawValue)
    }
}
