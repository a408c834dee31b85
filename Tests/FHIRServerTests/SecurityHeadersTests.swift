import FHIRServer
import HTTP
import Storage
import TestSupport
import Testing

/// What every answer of the API says to browsers, errors included.
@Suite struct SecurityHeadersTests {
    private let test: TestStore

    init() throws { test = try TestStore() }

    private func server(_ publicURL: String) -> FHIRServer {
        FHIRServer(
            publicURL: publicURL, publications: SQLPublicationReader(test.database), started: Exemples.now,
            log: { Issue.record("unexpected: \($0)") })
    }

    private func answers(_ server: FHIRServer) -> [Response] {
        let targets = ["metadata", "Location", "Location/1", "Inconnu", "a/b/c", "Location?inconnu=1"]
        return targets.map { server.respond(to: Request(.get, "/fhir/" + $0)) }
            + [server.respond(to: Request(.put, "/fhir/Location"))]
            + [400, 408, 413, 429, 431, 501, 503].map { server.refuse(Request(.get, "/fhir/"), status: $0) }
    }

    @Test("an answer is data: no type guessed, nothing run, embedded by no other site")
    func headers() {
        for answer in answers(server("https://ror.example")) {
            #expect(answer.headers.values("X-Content-Type-Options") == ["nosniff"], "\(answer.status)")
            #expect(answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'")
            #expect(answer.headers["Cross-Origin-Resource-Policy"] == "same-origin")
            #expect(answer.headers["Strict-Transport-Security"] == "max-age=31536000")
        }
    }

    @Test("https is not promised by an address in clear")
    func clear() {
        for answer in answers(server("http://127.0.0.1")) {
            #expect(
                answer.headers["Strict-Transport-Security"] == nil && answer.headers["Content-Security-Policy"] != nil)
        }
    }
}
