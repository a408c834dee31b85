import Domain
import Foundation
import HTTP
import TestSupport
import Testing

/// Source: http://hl7.org/fhir/R4/search.html (token, _id, _count), http.html#search (GET and POST), #paging.
@Suite struct SearchTests {
    private static let people = 7
    private let consumer: Consumer

    init() throws { consumer = try Consumer(people: Self.people) }

    private func search(_ path: String) throws -> Consumer.Found { try Consumer.found(consumer.ask(.get, path)) }

    private func identifiers(_ type: String) throws -> [(id: String, system: String?, value: String)] {
        try search("/" + type).resources.flatMap { resource in
            (resource["identifier"] as? [[String: Any]] ?? []).compactMap { identifier in
                (identifier["value"] as? String).map {
                    (resource["id"] as? String ?? "", identifier["system"] as? String, $0)
                }
            }
        }
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    @Test(
        "finds each resource by each identifier it shows: value, system|value, and not by another",
        arguments: Consumer.types)
    func byIdentifier(type: String) throws {
        for (id, system, value) in try identifiers(type) {
            #expect(try search("/\(type)?identifier=\(encoded(value))").ids.contains(id), "\(value)")
            let whole = encoded("\(system ?? "")|\(value)")
            #expect(try search("/\(type)?identifier=\(whole)").ids.contains(id), "\(whole)")
            #expect(try search("/\(type)?identifier=\(encoded("urn:oid:9.9|\(value)"))").total == 0)
            #expect(try search("/\(type)?identifier=\(encoded(value + "0"))").total == 0)
            #expect(try search("/\(type)?identifier=\(whole)&_id=\(id)").ids == [id])
            #expect(try search("/\(type)?identifier=\(whole)&_id=999999999").total == 0)
        }
    }

    @Test("finds by _id: one, several, unknown ones, those of every condition", arguments: Consumer.types)
    func byId(type: String) throws {
        let ids = try search("/" + type).ids
        let first = try #require(ids.first)
        let last = try #require(ids.last)
        let cases: [(query: String, found: [String])] = [
            ("_id=\(first)", [first]), ("_id=\(first),999999999,abc", [first]), ("_id=999999999", []), ("_id=abc", []),
            ("_id=\(last),\(first)", ids.filter { $0 == first || $0 == last }),
            ("_id=\(first)&_id=\(first)", [first]), ("_id=\(first)&_id=999999999", []),
            ("_id=\(first),\(first)", [first]), ("_id=abc,%CC%81,\(first)", [first]), ("_id=\(first),%CC%81", [first]),
            ("_id=0\(first)", []), ("_id=\(first)%20", []),
        ]
        for (query, found) in cases {
            let answer = try search("/\(type)?\(query)")
            #expect(answer.ids == found && answer.total == found.count, "\(query)")
        }
    }

    @Test("an identifier with several values is met by any of them, two conditions by both")
    func conditions() throws {
        let one = Exemples.idNatPS(1).description
        let two = Exemples.idNatPS(2).description
        #expect(try search("/Practitioner?identifier=\(one),\(two)").total == 2)
        #expect(try search("/Practitioner?identifier=\(one),absent").total == 1)
        #expect(try search("/Practitioner?identifier=\(one)&identifier=\(two)").total == 0)
        #expect(try search("/Practitioner?identifier=\(one)&identifier=\(one)").total == 1)
        #expect(try search("/Practitioner?identifier=%27%20OR%201=1--").total == 0)
    }

    @Test(
        "pages give each resource once, in one order, whatever their size",
        arguments: Consumer.types, [1, 2, 3, 7, 8, 200, 1000])
    func pages(type: String, count: Int) throws {
        var pages = 0
        let whole = try search("/" + type)
        let ids = try consumer.all("/\(type)?_count=\(count)", pages: &pages)
        #expect(ids == whole.ids && Set(ids).count == ids.count && ids.count == whole.total)
        #expect(pages == (whole.total + count - 1) / count)
    }

    @Test("each page tells the total, itself, and the next one but the last")
    func links() throws {
        let first = try search("/Location?_count=4&_format=json")
        #expect(first.total == Self.people && first.ids.count == 4)
        #expect(first.links["self"] == Consumer.base + "/Location?_count=4&_format=json")
        let next = try #require(first.links["next"])
        #expect(next.hasPrefix(Consumer.base + "/Location?_count=4&_format=json&_page="))
        let second = try search(String(next.dropFirst(Consumer.base.count)))
        #expect(second.total == Self.people && second.ids.count == 3 && second.links["next"] == nil)
        #expect(Set(first.ids).isDisjoint(with: second.ids))
    }

    @Test("a page after a resource that was withdrawn goes on where it was")
    func withdrawn() throws {
        let first = try search("/Practitioner?_count=3")
        let all = try search("/Practitioner").ids
        try consumer.test.take(Consumer.cards((0..<Self.people).filter { $0 != 2 }))
        let next = try search(String((first.links["next"] ?? "").dropFirst(Consumer.base.count)))
        #expect(next.ids == Array(all.dropFirst(3).prefix(3)))
    }

    @Test(
        "takes any _count, up to its own limit",
        arguments: [("0", 0), ("1", 1), ("1000", 7), ("1001", 7), ("999999999", 7)])
    func count(asked: String, given: Int) throws {
        let found = try search("/HealthcareService?_count=\(asked)")
        #expect(found.ids.count == given && found.total == Self.people)
        #expect((found.links["next"] != nil) == (given == 1))
    }

    @Test("finds by a form what it finds by an address", arguments: Consumer.types)
    func post(type: String) throws {
        let id = try #require(try search("/" + type).ids.first)
        let forms = [("_id=\(id)", [id]), ("_id=999999999", []), ("", try search("/" + type).ids)]
        for (form, ids) in forms {
            #expect(try Consumer.found(consumer.search("/\(type)/_search", form)).ids == ids, "\(form)")
        }
        #expect(try Consumer.found(consumer.search("/\(type)/_search?_id=\(id)", "_count=5")).ids == [id])
        #expect(try search("/\(type)/_search?_id=\(id)").ids == [id])
        #expect(consumer.search("/\(type)/_search", "name=x").status == 400)
        #expect(consumer.ask(.delete, "/\(type)/_search").headers["Allow"] == "GET, POST, HEAD")
    }

    @Test(
        "refuses a search by POST of another type",
        arguments: ["application/json", "multipart/form-data", "application/fhir+json", "", "text/plain"])
    func wrongType(type: String) throws {
        let headers = type.isEmpty ? [] : [("Content-Type", type)]
        let response = consumer.ask(.post, "/Location/_search", headers, body: "_id=1")
        #expect(response.status == 415)
        #expect(try Consumer.issue(response)["code"] == "not-supported")
    }

    @Test(
        "refuses what it would otherwise ignore, and says what is right",
        arguments: [
            ("name=x", "not-supported"), ("_include=x", "not-supported"), ("_sort=name", "not-supported"),
            ("_ID=1", "not-supported"), ("identifier:not=1", "not-supported"), ("_lastUpdated=gt2026", "not-supported"),
            ("_summary=count", "not-supported"), ("_count=-1", "value"), ("_count=dix", "value"), ("_count=", "value"),
            ("_count=1.5", "value"), ("_page=x", "value"), ("_page=-1", "value"), ("_id=", "value"), ("_id=,", "value"),
            ("identifier=", "value"), ("identifier=a%7C", "value"), ("identifier=%7C", "value"),
        ])
    func refused(query: String, code: String) throws {
        for type in Consumer.types {
            let response = consumer.ask(.get, "/\(type)?\(query)")
            #expect(response.status == 400)
            let issue = try Consumer.issue(response)
            #expect(issue["code"] == code && issue["diagnostics"]?.hasSuffix(".") == true)
        }
    }
}
