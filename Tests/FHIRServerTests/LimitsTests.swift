import Domain
import FHIRServer
import Foundation
import HTTP
import Storage
import TestSupport
import Testing
import UseCases

/// What a search may ask for, and requests that try to make the server fail.
@Suite struct LimitsTests {
    private let test: TestStore
    private let server: FHIRServer

    init() throws {
        test = try TestStore()
        server = FHIRServer(
            publicURL: "https://ror.example", publications: SQLPublicationReader(test.database), started: Exemples.now,
            log: { Issue.record("unexpected: \($0)") })
        try publish(1)
    }

    private func publish(_ number: Int64, _ type: ResourceType = .location, now: Instant = Exemples.now) throws {
        let key = ResourceKey(type: type, id: Identifiant(rawValue: number))
        let publication = Publication(
            key: key, head: Array(#"{"id":"\#(number)","at":"\#(now.milliseconds)","lastUpdated":""#.utf8),
            tail: Array(#""}"#.utf8), tokens: [.init(parameter: "identifier", system: "urn:a", value: "\(number)")])
        try test.store.write { try $0.publish([publication], now: now) }
    }

    private func get(_ path: String, _ headers: [(String, String)] = []) -> Response {
        server.respond(to: Request(.get, "/fhir/" + path, headers: Headers(headers)))
    }

    private func json(_ response: Response) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
    }

    private func list(_ range: ClosedRange<Int>) -> String { range.map(String.init).joined(separator: ",") }

    @Test("answers 200 values of a parameter and 20 parameters, refuses more and tells the limit")
    func limits() throws {
        #expect(try json(get("Location?_id=" + list(1...200)))["total"] as? Int == 1)
        #expect(try json(get("Location?identifier=" + list(1...200)))["total"] as? Int == 1)
        let systems = (1...200).map { "http://s\($0 % 7)%7C\($0)" }.joined(separator: ",")
        #expect(get("Location?identifier=" + systems).status == 200)
        let parameter = "identifier=" + list(1...200)
        let twenty = Array(repeating: parameter, count: 20).joined(separator: "&")
        #expect(try json(get("Location?" + twenty))["total"] as? Int == 1)
        // The place of the page, which next links add, is no parameter of the search.
        #expect(get("Location?" + twenty + "&_page=1").status == 200)
        let ids = Array(repeating: "_id=" + list(1...200), count: 20).joined(separator: "&")
        #expect(try json(get("Location?" + ids))["total"] as? Int == 1)
        for (query, most) in [
            ("_id=" + list(1...501), "200"), ("_id=" + list(1...201), "200"), ("identifier=" + list(1...501), "200"),
            (twenty + "&_id=1", "20"),
        ] {
            let response = get("Location?" + query)
            #expect(response.status == 400)
            let issue = try #require((try json(response)["issue"] as? [[String: String]])?.first)
            #expect(issue["code"] == "too-costly")
            #expect(issue["diagnostics"]?.contains("at most \(most) ") == true)
        }
    }

    @Test("an identifier that is too large is nobody's, never that of another type")
    func largeIdentifiers() throws {
        // 2 × 2^48 + 1: added to the number of a type, it would be the key of Location/1.
        for id in ["562949953421313", "281474976710656", "\(Int64.max)"] {
            #expect(get("Organization/\(id)").status == 404)
            #expect(try json(get("Organization?_id=\(id)"))["total"] as? Int == 0)
            #expect(try json(get("Location?_page=\(id)"))["entry"] == nil)
        }
    }

    @Test(
        "refuses characters that no text holds: U+0000, which PostgreSQL cannot search, controls, bytes that are not UTF-8",
        arguments: [
            "_id=1%00", "identifier=a%00b", "identifier=a%00%7Cb", "_count=1%00", "na%00me=1", "_format=json%00",
            "identifier=a%1Bb",
            "identifier=a%E2%80%AEb", "identifier=a%FFb", "identifier=a%EF%BF%BEb",
        ])
    func nul(query: String) {
        #expect(get("Location?" + query).status == 400)
    }

    @Test("sends what changed within the second of If-Modified-Since; the entity tag prevails")
    func sameSecond() throws {
        let later = Instant(milliseconds: Exemples.now.milliseconds + 300)
        let since = ("If-Modified-Since", "Fri, 20 Nov 2026 09:30:00 GMT")
        #expect(get("Location/1", [since]).status == 304)
        try publish(1, now: later)
        let response = get("Location/1", [since])
        #expect(response.status == 200 && response.headers["Last-Modified"] == "Fri, 20 Nov 2026 09:30:00 GMT")
        #expect(try json(response)["lastUpdated"] as? String == later.iso8601)
        #expect(get("Location/1", [since, ("If-None-Match", "W/\"1\"")]).status == 200)
        #expect(get("Location/1", [since, ("If-None-Match", "W/\"2\"")]).status == 304)
    }
}
