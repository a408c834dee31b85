import Dispatch
import HTTP
import HTTPClient
import HTTPServer
import Testing

@Suite("HTTP client")
struct HTTPClientTests {
    private struct Mirror: Responder {
        let gate = DispatchSemaphore(value: 0)

        func respond(to request: Request) -> Response {
            switch request.path {
            case "/ailleurs": return .redirect(to: "/")
            case "/lent":
                gate.wait()
                return Response(status: 200)
            default:
                let type = request.headers["Content-Type"] ?? "-"
                let text = "\(request.method.rawValue) \(type) \(request.headers["X-Vide"] ?? "absent") "
                var response = Response(status: 201, type: "text/plain", body: Array(text.utf8) + request.body)
                response.headers.add("X-Deux", "a: b")
                return response
            }
        }

        func refuse(_ request: Request, status: Int) -> Response {
            Response(status: status)
        }

        func room(for request: Request) -> Room {
            .pages
        }
    }

    private func with(_ mirror: Mirror = Mirror(), _ test: (String) throws -> Void) throws {
        let server = HTTPServer(configuration: HTTPServerConfiguration(), responder: mirror)
        try server.start()
        defer { server.stop(grace: 2) }
        try test("http://127.0.0.1:\(server.port)")
    }

    @Test("sends method, fields and body, and gives status, fields and body", arguments: HTTPMethod.allCases)
    func roundTrip(_ method: HTTPMethod) throws {
        try with { base in
            let body = [.get, .head].contains(method) ? [] : Array("corps".utf8)
            let headers = Headers([("Content-Type", "a/b"), ("X-Vide", "")])
            let response = try HTTPClient(allowsPlainHTTP: true).send(
                .init(method, base + "/x", headers: headers, body: body))
            let expected = method == .head ? "" : "\(method.rawValue) a/b  " + String(decoding: body, as: UTF8.self)
            #expect(response.status == 201)
            #expect(response.headers["x-deux"] == "a: b")
            #expect(String(decoding: response.body, as: UTF8.self) == expected)
        }
    }

    @Test("does not follow redirections")
    func redirection() throws {
        try with { base in
            let response = try HTTPClient(allowsPlainHTTP: true).send(.init(.get, base + "/ailleurs"))
            #expect(response.status == 303)
        }
    }

    @Test("stops at the size limit")
    func tooLarge() throws {
        try with { base in
            let request = HTTPClientRequest(.post, base, body: [UInt8](repeating: 97, count: 2_000))
            let whole = try HTTPClient(allowsPlainHTTP: true, responseLimit: 3_000).send(request)
            #expect(whole.body.count > 2_000)
            #expect(throws: HTTPClientError.tooLarge) {
                try HTTPClient(allowsPlainHTTP: true, responseLimit: 1_000).send(request)
            }
        }
    }

    @Test("gives up at the time limit")
    func timeout() throws {
        let mirror = Mirror()
        try with(mirror) { base in
            #expect(throws: HTTPClientError.timeout) {
                try HTTPClient(timeout: 0.2, allowsPlainHTTP: true).send(.init(.get, base + "/lent"))
            }
            mirror.gate.signal()
        }
    }

    @Test("says that a server is not reachable")
    func unreachable() {
        let request = HTTPClientRequest(.get, "http://127.0.0.1:1/")
        #expect(throws: HTTPClientError.unreachable(code: 7)) { try HTTPClient(allowsPlainHTTP: true).send(request) }
    }

    @Test(
        "refuses other protocols, line breaks, and http unless it is allowed",
        arguments: ["file:///etc/hosts", "ftp://127.0.0.1/", "/chemin", "http://127.0.0.1/\r\nX: y"])
    func invalid(_ url: String) {
        #expect(throws: HTTPClientError.invalidRequest) { try HTTPClient(allowsPlainHTTP: true).send(.init(.get, url)) }
        #expect(throws: HTTPClientError.invalidRequest) { try HTTPClient().send(.init(.get, "http://127.0.0.1/")) }
        let injected = HTTPClientRequest(.get, "http://127.0.0.1/", headers: Headers([("X", "a\r\nY: b")]))
        #expect(throws: HTTPClientError.invalidRequest) { try HTTPClient(allowsPlainHTTP: true).send(injected) }
    }
}
