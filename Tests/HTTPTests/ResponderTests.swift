import HTTP
import Testing

@Suite struct ResponderTests {
    private struct Nothing: Responder {
        func respond(to request: Request) -> Response { Response(status: 204) }
        func refuse(_ request: Request, status: Int) -> Response { Response(status: status) }
    }

    @Test("by default whatever may change state is a page, reads are answered at once", arguments: HTTPMethod.allCases)
    func room(_ method: HTTPMethod) {
        #expect(Nothing().room(for: Request(method, "/")) == ([.get, .head].contains(method) ? .immediate : .pages))
    }
}
