import Domain
import FHIRServer
import Foundation
import HTTP
import Storage
import TestSupport
import Testing
import UseCases

/// A consumer of the API, on the real store with validated offers of invented people.
final class Consumer {
    static let types = ["HealthcareService", "Location", "Organization", "Practitioner", "PractitionerRole"]
    static let base = "https://ror.example/fhir"

    let test: TestStore
    private let server: FHIRServer

    /// `people` validated offers.
    init(people: Int) throws {
        test = try TestStore()
        try test.take(Self.cards(Array(0..<people)))
        _ = try CompleterOffres(store: test.store, publisher: FHIRPublisher())(
            now: { Exemples.now }, saisie: { _ in Exemples.saisie })
        server = FHIRServer(
            publicURL: "https://ror.example", publications: SQLPublicationReader(test.database), started: Exemples.now,
            log: { Issue.record("unexpected: \($0)") })
    }

    /// Persons of some ranks, each in a place of its own and all of one company.
    static func cards(_ ranks: [Int]) -> [FichePersonne] {
        ranks.map { rank in
            var place = Exemples.maisonDeSante
            place.cle = "R990\(100 + rank)"
            return Exemples.fiche(rank, places: [place])
        }
    }

    /// Asks for a path under `/fhir`.
    func ask(
        _ method: HTTPMethod = .get, _ path: String, _ headers: [(String, String)] = [], body: String = ""
    ) -> Response {
        server.respond(to: Request(method, "/fhir" + path, headers: Headers(headers), body: Array(body.utf8)))
    }

    /// Sends a search as a form.
    func search(_ path: String, _ form: String) -> Response {
        ask(.post, path, [("Content-Type", "application/x-www-form-urlencoded")], body: form)
    }

    /// What the HTTP server refuses by itself.
    func refused(_ status: Int) -> Response { server.refuse(Request(.get, "/fhir/metadata"), status: status) }

    /// The object of an answer.
    static func object(_ response: Response) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
    }

    /// A bundle of found resources.
    struct Found {
        let total: Int
        let ids: [String]
        let resources: [[String: Any]]
        let links: [String: String]
    }

    /// The bundle of a search.
    static func found(_ response: Response) throws -> Found {
        let bundle = try object(response)
        #expect(response.status == 200 && bundle["resourceType"] as? String == "Bundle")
        #expect(bundle["type"] as? String == "searchset")
        let entries = bundle["entry"] as? [[String: Any]] ?? []
        let resources = entries.compactMap { $0["resource"] as? [String: Any] }
        let links = bundle["link"] as? [[String: String]] ?? []
        for (entry, resource) in zip(entries, resources) {
            let address = "\(base)/\(resource["resourceType"] ?? "")/\(resource["id"] ?? "")"
            #expect(entry["fullUrl"] as? String == address)
            #expect((entry["search"] as? [String: String]) == ["mode": "match"])
        }
        return Found(
            total: bundle["total"] as? Int ?? -1, ids: resources.compactMap { $0["id"] as? String },
            resources: resources,
            links: Dictionary(links.map { ($0["relation"] ?? "", $0["url"] ?? "") }) { first, _ in first })
    }

    /// Every resource of a type, by its pages.
    func all(_ path: String, pages: inout Int) throws -> [String] {
        var ids: [String] = []
        var next: String? = path
        while let page = next, pages < 100 {
            let found = try Self.found(ask(.get, page))
            pages += 1
            ids += found.ids
            next = found.links["next"].map { String($0.dropFirst(Self.base.count)) }
        }
        return ids
    }

    /// The one issue of a refusal.
    static func issue(_ response: Response) throws -> [String: String] {
        let outcome = try object(response)
        #expect(outcome["resourceType"] as? String == "OperationOutcome")
        let issues = try #require(outcome["issue"] as? [[String: String]])
        #expect(issues.count == 1 && issues.first?["severity"] == "error")
        return issues.first ?? [:]
    }
}
