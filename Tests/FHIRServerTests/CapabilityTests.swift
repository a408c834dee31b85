import Foundation
import HTTP
import Testing

/// Source: http://hl7.org/fhir/R4/http.html#capabilities, http://hl7.org/fhir/R4/capabilitystatement.html.
@Suite struct CapabilityTests {
    private let consumer: Consumer
    private let statement: [String: Any]
    private let resources: [[String: Any]]

    init() throws {
        consumer = try Consumer(people: 1)
        statement = try Consumer.object(consumer.ask(.get, "/metadata"))
        let rest = try #require((statement["rest"] as? [[String: Any]])?.first)
        #expect(rest["mode"] as? String == "server")
        resources = try #require(rest["resource"] as? [[String: Any]])
    }

    @Test("has what the specification makes mandatory")
    func mandatory() {
        #expect(statement["resourceType"] as? String == "CapabilityStatement")
        for name in ["status", "date", "kind", "fhirVersion"] { #expect(statement[name] is String, "\(name)") }
        #expect(statement["kind"] as? String == "instance" && statement["fhirVersion"] as? String == "4.0.1")
        #expect((statement["implementation"] as? [String: String])?["url"] == Consumer.base)
        #expect((statement["software"] as? [String: Any])?["name"] is String)
        #expect((statement["format"] as? [String])?.contains("application/fhir+json") == true)
    }

    @Test("states the types that it serves, and serves no other")
    func types() {
        #expect(resources.compactMap { $0["type"] as? String } == Consumer.types)
        let others = ["Patient", "Endpoint", "Schedule", "Slot", "OrganizationAffiliation", "Bundle", "CodeSystem"]
        for type in others { #expect(consumer.ask(.get, "/" + type).status == 404) }
    }

    @Test("every stated interaction answers, every other is refused")
    func interactions() throws {
        for resource in resources {
            let type = resource["type"] as? String ?? ""
            let stated = (resource["interaction"] as? [[String: String]] ?? []).compactMap { $0["code"] }
            #expect(Set(stated) == ["read", "search-type"], "\(type)")
            let id = try #require(try Consumer.found(consumer.ask(.get, "/" + type)).ids.first)
            #expect(consumer.ask(.get, "/\(type)/\(id)").status == 200)
            let refused: [(HTTPMethod, String, Int)] = [
                (.post, "/\(type)", 405), (.put, "/\(type)/\(id)", 405), (.delete, "/\(type)/\(id)", 405),
                (.patch, "/\(type)/\(id)", 405), (.get, "/\(type)/\(id)/_history/1", 404),
            ]
            for (method, path, status) in refused { #expect(consumer.ask(method, path).status == status, "\(path)") }
        }
    }

    @Test("every stated parameter is taken, with its definition, and no other")
    func parameters() throws {
        for resource in resources {
            let type = resource["type"] as? String ?? ""
            let parameters = try #require(resource["searchParam"] as? [[String: String]])
            #expect(Set(parameters.compactMap { $0["name"] }).isSuperset(of: ["_id", "identifier"]))
            for parameter in parameters {
                let name = try #require(parameter["name"])
                #expect(consumer.ask(.get, "/\(type)?\(name)=1").status == 200, "\(type) \(name)")
                #expect(parameter["definition"]?.hasPrefix("http://hl7.org/fhir/SearchParameter/") == true)
                #expect(parameter["type"] != nil && parameter["documentation"]?.hasSuffix(".") == true)
            }
        }
    }

    @Test("each published resource carries the profile that is stated for its type")
    func profiles() throws {
        for resource in resources {
            let type = resource["type"] as? String ?? ""
            let stated = Set(resource["supportedProfile"] as? [String] ?? [])
            for published in try Consumer.found(consumer.ask(.get, "/" + type)).resources {
                let profiles = (published["meta"] as? [String: Any])?["profile"] as? [String] ?? []
                #expect(!profiles.isEmpty && Set(profiles).isSubset(of: stated), "\(type)")
            }
        }
    }
}
