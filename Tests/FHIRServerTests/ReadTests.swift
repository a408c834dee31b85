import Domain
import FHIRServer
import Foundation
import HTTP
import TestSupport
import Testing

/// Source: http://hl7.org/fhir/R4/http.html#read, #cread, #mime-type.
@Suite struct ReadTests {
    private let consumer: Consumer

    init() throws { consumer = try Consumer(people: 2) }

    private func first(_ type: String) throws -> String {
        try #require(try Consumer.found(consumer.ask(.get, "/" + type)).ids.first)
    }

    @Test("reads each type: itself, its address, its version", arguments: Consumer.types)
    func read(type: String) throws {
        let id = try first(type)
        let response = consumer.ask(.get, "/\(type)/\(id)")
        let resource = try Consumer.object(response)
        #expect(response.status == 200)
        #expect(resource["resourceType"] as? String == type && resource["id"] as? String == id)
        #expect(response.headers["Content-Type"] == "application/fhir+json; charset=utf-8")
        #expect(response.headers["ETag"]?.wholeMatch(of: #/W\/"\d+"/#) != nil)
        #expect(response.headers["Last-Modified"]?.hasSuffix(" GMT") == true)
        #expect(response.headers["Cache-Control"] == "no-cache")
        let meta = try #require(resource["meta"] as? [String: Any])
        #expect((meta["profile"] as? [String])?.first?.hasSuffix("/ror-" + type.lowercased()) == true)
    }

    @Test("writes each type in the order of the specification", arguments: Consumer.types)
    func order(type: String) throws {
        let body = consumer.ask(.get, "/\(type)/\(try first(type))").body
        let text = String(decoding: body, as: UTF8.self)
        let places = ["\"resourceType\":", "\"id\":", "\"meta\":", "\"extension\":", "\"identifier\":"].compactMap {
            text.firstRange(of: $0)?.lowerBound
        }
        #expect(places == places.sorted() && text.hasPrefix("{\"resourceType\":\"\(type)\",\"id\":\""))
        #expect(!text.contains("null") && !text.contains("[]") && !text.contains("{}") && !text.contains("\"\""))
    }

    @Test("answers 304 by the tag and by the date of the answer itself", arguments: Consumer.types)
    func conditional(type: String) throws {
        let path = "/\(type)/\(try first(type))"
        let known = consumer.ask(.get, path)
        let tag = try #require(known.headers["ETag"])
        let date = try #require(known.headers["Last-Modified"])
        let cases: [(headers: [(String, String)], status: Int)] = [
            ([("If-None-Match", tag)], 304), ([("If-None-Match", String(tag.dropFirst(2)))], 304),
            ([("If-None-Match", "*")], 304), ([("If-None-Match", "W/\"0\" , \(tag)")], 304),
            ([("If-None-Match", "W/\"0\"")], 200), ([("If-None-Match", "")], 200), ([("If-None-Match", "0")], 200),
            ([("If-Modified-Since", date)], 304), ([("If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT")], 304),
            ([("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")], 200), ([("If-Modified-Since", "hier")], 200),
            ([("If-Modified-Since", "Thu, 31 Feb 2099 00:00:00 GMT")], 200),
            ([("If-None-Match", "W/\"0\""), ("If-Modified-Since", date)], 200),
            ([("If-None-Match", tag), ("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")], 304),
        ]
        for (headers, status) in cases {
            let response = consumer.ask(.get, path, headers)
            #expect(response.status == status, "\(headers)")
            #expect(response.headers["ETag"] == tag && response.body.isEmpty == (status == 304))
        }
    }

    @Test(
        "says Not Found for what never was",
        arguments: [
            ("/HealthcareService/999999999", "not-found"), ("/HealthcareService/0", "not-found"),
            ("/HealthcareService/-1", "not-found"), ("/HealthcareService/01", "not-found"),
            ("/HealthcareService/1.0", "not-found"), ("/HealthcareService/abc", "not-found"),
            ("/HealthcareService/99999999999999999999", "not-found"), ("/HealthcareService/%31%27--", "not-found"),
            ("/Patient/1", "not-supported"), ("/healthcareservice/1", "not-supported"),
            ("/Patient", "not-supported"), ("", "not-found"), ("/", "not-found"),
            ("/metadata/1", "not-supported"), ("/HealthcareService/1/_history", "not-found"),
            ("/HealthcareService/1/_history/1", "not-found"), ("/_history", "not-supported"),
        ])
    func notFound(path: String, code: String) throws {
        let response = consumer.ask(.get, path)
        #expect(response.status == 404)
        #expect(try Consumer.issue(response)["code"] == code)
    }

    @Test("does not read a resource under another type")
    func otherType() throws {
        #expect(consumer.ask(.get, "/Practitioner/\(try first("Location"))").status == 404)
        #expect(consumer.ask(.get, "/Location/\(try first("Practitioner"))").status == 404)
    }

    @Test("says Gone for what was withdrawn, of every type, and finds it no more", arguments: Consumer.types)
    func gone(type: String) throws {
        // A place is a Location and an Organization of one identifier; its legal entity stays published.
        let known = type == "Organization" ? "/Location" : "/" + type
        let kept = try Consumer.found(consumer.ask(.get, known)).ids
        #expect(kept.count == 2)
        try consumer.test.take([Exemples.fiche(50)], publisher: FHIRPublisher())
        let left = try Consumer.found(consumer.ask(.get, "/" + type))
        #expect(left.total == left.ids.count && Set(left.ids).isDisjoint(with: kept))
        for id in kept {
            let response = consumer.ask(.get, "/\(type)/\(id)", [("If-None-Match", "*")])
            #expect(response.status == 410)
            #expect(try Consumer.issue(response)["code"] == "deleted")
        }
    }

    @Test(
        "answers in JSON or not at all",
        arguments: [
            ("", "application/fhir+json", 200), ("", "application/json", 200), ("", "text/json", 200), ("", "*/*", 200),
            ("", "application/*", 200), ("", "", 200), ("", "text/html, */*;q=0.1", 200), ("", "text/html", 406),
            ("", "application/fhir+xml", 406), ("", "application/fhir+turtle", 406),
            ("?_format=json", "text/html", 200),
            ("?_format=application/fhir%2Bjson", "", 200), ("?_format=xml", "application/json", 406),
            ("?_format=ttl", "", 406), ("?_format=", "", 406), ("?_format=JSON", "", 200),
        ])
    func formats(query: String, accept: String, status: Int) throws {
        for path in ["/metadata", "/Location", "/Location/\(try first("Location"))"] {
            let response = consumer.ask(.get, path + query, accept.isEmpty ? [] : [("Accept", accept)])
            #expect(response.status == status, "\(path)")
            #expect(response.headers["Content-Type"] == "application/fhir+json; charset=utf-8")
            if status == 406 { #expect(try Consumer.issue(response)["code"] == "not-supported") }
        }
    }

    @Test("answers other methods 405 with those that it has", arguments: [HTTPMethod.post, .put, .delete, .patch])
    func methods(method: HTTPMethod) throws {
        for path in ["/metadata", "/Location", "/Location/1"] {
            let response = consumer.ask(method, path)
            #expect(response.status == 405 && response.headers["Allow"] == "GET, HEAD", "\(path)")
            #expect(try Consumer.issue(response)["code"] == "not-supported")
        }
    }

    @Test(
        "tells in an outcome what the server refused before",
        arguments: [
            (400, "invalid"), (408, "transient"), (413, "too-long"), (431, "too-long"), (501, "not-supported"),
            (503, "throttled"),
        ])
    func refused(status: Int, code: String) throws {
        let response = consumer.refused(status)
        #expect(response.status == status)
        #expect(try Consumer.issue(response)["code"] == code)
        #expect(try Consumer.issue(response)["diagnostics"]?.hasSuffix(".") == true)
    }
}
