import HTTP
import Testing

@Suite struct ResponderTests {
    private struct Nothing: Responder {
        func respond(to request: Request) -> Response { Response(status: 204) }
        func refuse(_ request: Request, status: Int) -> Response { Response(status: status) }
    }

    @Test("by default whatever may change state may wait, reads do not", arguments: HTTPMethod.allCases)
    func mayWait(_ method: HTTPMethod) {
        #expect(Nothing().mayWait(Request(method, "/")) == ![.get, .head].contains(method))
    }
}
