import Domain
import FHIRServer
import Foundation
import HTTP
import Storage
import TestSupport
import Testing
import UseCases

/// read: http://hl7.org/fhir/R4/http.html#read · conditional read: #cread · search: http://hl7.org/fhir/R4/search.html ·
/// capabilities: http://hl7.org/fhir/R4/http.html#capabilities
@Suite struct FHIRServerTests {
    private let test: TestStore
    private let server: FHIRServer
    private let ids: [Identifiant]

    init() throws {
        test = try TestStore()
        try test.take(
            (1...5).map { rank in
                var place = Exemples.maisonDeSante
                place.cle = "R9900\(rank)"
                return Exemples.fiche(rank, places: [place])
            })
        _ = try CompleterOffres(store: test.store, publisher: FHIRPublisher())(
            now: { Exemples.now }, saisie: { _ in Exemples.saisie })
        ids = try test.store.read { try $0.ids(of: OffreOperationnelle.self, after: nil, limit: 10) }
        server = FHIRServer(
            publicURL: "https://ror.example", publications: SQLPublicationReader(test.database), started: Exemples.now,
            log: { Issue.record("unexpected: \($0)") })
    }

    private func get(_ path: String, _ headers: [(String, String)] = [], method: HTTPMethod = .get) -> Response {
        server.respond(to: Request(method, "/fhir/" + path, headers: Headers(headers)))
    }

    private func json(_ response: Response) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
    }

    private func entries(_ response: Response) throws -> [String] {
        let found = try json(response)["entry"] as? [[String: Any]] ?? []
        return found.compactMap { ($0["resource"] as? [String: Any])?["id"] as? String }
    }

    @Test("reads a resource with its version and date")
    func read() throws {
        let response = get("HealthcareService/\(ids[0])")
        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "application/fhir+json; charset=utf-8")
        #expect(response.headers["ETag"] == "W/\"1\"")
        #expect(response.headers["Last-Modified"] == "Fri, 20 Nov 2026 09:30:00 GMT")
        #expect(try json(response)["id"] as? String == ids[0].description)
        #expect(get("HealthcareService/\(ids[0])", method: .head).status == 200)
    }

    @Test("follows every reference of an offer to a published resource")
    func references() throws {
        let role = try json(get("PractitionerRole/\(ids[0])"))
        let service = try json(get("HealthcareService/\(ids[0])"))
        let single: [Any?] = [role["practitioner"], role["organization"], service["providedBy"]]
        let found = single + (service["location"] as? [Any] ?? [])
        for reference in found {
            let path = try #require((reference as? [String: Any])?["reference"] as? String)
            #expect(get(path).status == 200, "\(path)")
        }
    }

    @Test("answers 304 to who has the version already")
    func conditional() {
        let path = "HealthcareService/\(ids[0])"
        #expect(get(path, [("If-None-Match", "W/\"1\"")]).status == 304)
        #expect(get(path, [("If-None-Match", "\"9\", W/\"1\"")]).status == 304)
        #expect(get(path, [("If-None-Match", "W/\"2\"")]).status == 200)
        #expect(get(path, [("If-Modified-Since", "Fri, 20 Nov 2026 09:30:00 GMT")]).status == 304)
        #expect(get(path, [("If-Modified-Since", "Sat, 21 Nov 2026 00:00:00 GMT")]).status == 304)
        #expect(get(path, [("If-Modified-Since", "Fri, 20 Nov 2026 09:29:59 GMT")]).status == 200)
        #expect(get(path, [("If-Modified-Since", "yesterday")]).status == 200)
    }

    @Test("returns Gone on a withdrawn resource and Not Found on an unknown one")
    func gone() throws {
        try test.take([Exemples.fiche(6)], publisher: FHIRPublisher())
        #expect(get("HealthcareService/\(ids[0])").status == 410)
        #expect(try entries(get("HealthcareService")).isEmpty)
        #expect(get("HealthcareService/999999").status == 404)
        #expect(get("HealthcareService/abc").status == 404)
        #expect(get("Patient/1").status == 404)
        #expect(get("HealthcareService/1/_history/1").status == 404)
    }

    @Test(
        "answers an OperationOutcome to what it does not do",
        arguments: [
            ("HealthcareService/1", HTTPMethod.delete, 405), ("HealthcareService", .put, 405), ("metadata", .post, 405),
        ])
    func refusals(path: String, method: HTTPMethod, status: Int) throws {
        let response = get(path, method: method)
        #expect(response.status == status)
        #expect(response.headers["Allow"] == "GET, HEAD")
        #expect(try json(response)["resourceType"] as? String == "OperationOutcome")
    }

    @Test("refuses another format than JSON rather than ignore it")
    func formats() {
        #expect(get("metadata", [("Accept", "application/fhir+xml")]).status == 406)
        #expect(get("HealthcareService?_format=xml").status == 406)
        #expect(get("HealthcareService?_format=json").status == 200)
        #expect(get("metadata", [("Accept", "*/*")]).status == 200)
        #expect(get("metadata?_format=xml").status == 406)
        #expect(get("HealthcareService/\(ids[0])?_format=application/fhir%2Bxml").status == 406)
        #expect(get("metadata?_format=json", [("Accept", "text/html")]).status == 200)
    }

    @Test("searches by identifiers: with or without system, several by commas, old http systems")
    func search() throws {
        let identifier = Exemples.idNatPS(1).description
        let both = "\(identifier),\(Exemples.idNatPS(2))"
        #expect(try entries(get("Practitioner?identifier=\(identifier)")).count == 1)
        #expect(try entries(get("Practitioner?identifier=\(both)")).count == 2)
        #expect(try entries(get("Practitioner?identifier=urn:oid:1.2.250.1.71.4.2.1%7C\(identifier)")).count == 1)
        #expect(try entries(get("Practitioner?identifier=urn:oid:9%7C\(identifier)")).isEmpty)
        #expect(try entries(get("Organization?identifier=http://finess.esante.gouv.fr%7C990000010")).count == 5)
        #expect(
            try entries(get("HealthcareService?_id=\(ids[1]),\(ids[2]),999999")) == [ids[1], ids[2]].map(\.description))
        #expect(try json(get("Practitioner?identifier=0"))["total"] as? Int == 0)
        #expect(try json(get("Practitioner?_id=abc"))["total"] as? Int == 0)
        let service = try json(get("HealthcareService/\(ids[0])"))
        let offre = try #require((service["identifier"] as? [[String: Any]])?.first?["value"] as? String)
        #expect(try entries(get("HealthcareService?identifier=%7C\(offre)")) == [ids[0].description])
        #expect(try entries(get("HealthcareService?_id=\(ids[0])&identifier=\(offre)")) == [ids[0].description])
        #expect(try entries(get("HealthcareService?_id=\(ids[1])&identifier=\(offre)")).isEmpty)
    }

    @Test("pages through everything once by the next links")
    func paging() throws {
        var found: [String] = []
        var path: String? = "HealthcareService?_count=2"
        while let next = path {
            let page = get(next)
            found += try entries(page)
            #expect(try json(page)["total"] as? Int == 5)
            let links = try #require(try json(page)["link"] as? [[String: String]])
            path = links.first { $0["relation"] == "next" }?["url"]
                .map { $0.replacingOccurrences(of: "https://ror.example/fhir/", with: "") }
        }
        #expect(found == ids.map(\.description))
    }

    @Test("counts without any entry nor page when no resource is asked for")
    func countOnly() throws {
        let found = try json(get("HealthcareService?_count=0"))
        #expect(found["total"] as? Int == 5)
        #expect(found["entry"] == nil)
        #expect((found["link"] as? [[String: String]])?.map { $0["relation"] } == ["self"])
    }

    @Test("searches by POST as by GET")
    func post() throws {
        let request = Request(
            .post, "/fhir/HealthcareService/_search",
            headers: Headers([("Content-Type", "Application/x-www-form-urlencoded; charset=utf-8")]),
            body: Array("_id=\(ids[0])".utf8))
        #expect(try entries(server.respond(to: request)) == [ids[0].description])
    }

    @Test(
        "refuses parameters it does not know and tells those it knows",
        arguments: [
            "name=x", "_include=y", "_count=-1", "_count=x", "_page=x", "_id=", "identifier=https://sirene.fr%7C",
        ])
    func unknownParameter(query: String) throws {
        let response = get("HealthcareService?" + query)
        #expect(response.status == 400)
        let issues = try #require(try json(response)["issue"] as? [[String: String]])
        let text = try #require(issues[0]["diagnostics"])
        #expect(!text.isEmpty)
        let unknown = ["name=x", "_include=y"].contains(query)
        #expect(text.contains("_id, identifier, _count, _format") == unknown)
    }

    @Test("states what it does, and nothing else")
    func capabilities() throws {
        let statement = try json(get("metadata"))
        let rest = try #require((statement["rest"] as? [[String: Any]])?.first?["resource"] as? [[String: Any]])
        #expect(
            rest.compactMap { $0["type"] as? String }
                == ["HealthcareService", "Location", "Organization", "Practitioner", "PractitionerRole"])
        for resource in rest {
            let names = (resource["searchParam"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            #expect(names == ["_id", "identifier"])
            for name in names { #expect(get("\(resource["type"] ?? "")?\(name)=1").status == 200) }
        }
    }

    @Test("a resource says in its bytes the date that the store gave it, and its own type and identifier")
    func dated() throws {
        let reader = SQLPublicationReader(test.database)
        let offre = try #require(try test.store.read { try $0.find(OffreOperationnelle.self, ids[0]) }).value
        let sources: [PublicationSource] = [
            .offre(offre.id), .professionnel(try #require(offre.liberal).professionnel),
            .structure(offre.porteur.organisation),
        ]
        for key in sources.flatMap(\.resources) {
            let found = try #require(try reader.publication(key))
            let resource = try json(get("\(key.type.name)/\(key.id)"))
            #expect((resource["meta"] as? [String: Any])?["lastUpdated"] as? String == found.lastUpdated.iso8601)
            #expect(resource["resourceType"] as? String == key.type.name)
            #expect(resource["id"] as? String == key.id.description)
        }
    }

    @Test("publishes a legal entity alike from offers of two regions")
    func legalEntity() throws {
        var other = Exemples.offreComplete(fiche: Exemples.maisonDeSante)
        let here = FHIRPublisher().publications(of: other)
        other.offre.identifiantOffre = "93/0000001"
        let there = FHIRPublisher().publications(of: other)
        let key = ResourceKey(type: .organization, id: try #require(other.entiteJuridique).id)
        let body = try #require(here.first { $0.key == key }).body(lastUpdated: Exemples.now)
        #expect(there.first { $0.key == key }?.body(lastUpdated: Exemples.now) == body)
    }
}
