import Domain
import FHIRModel
import HTTP
import UseCases

/// The `read` interaction. Source: http://hl7.org/fhir/R4/http.html#read, conditional read: #cread.
extension FHIRServer {
    /// The stored bytes of a resource; 304 when the consumer has them already, 410 once withdrawn.
    ///
    /// The entity tag prevails. A header date has no milliseconds: a resource that changed within that very second is sent.
    func read(_ type: SearchParameters.ServedType, _ id: Substring, _ request: Request) throws -> Response {
        guard let number = Identifiant(id),
            let found = try publications.publication(ResourceKey(type: type.type, id: number))
        else {
            throw FHIRFailure(404, .notFound, "There is no \(type.name) of this identifier.")
        }
        guard let body = found.body else {
            throw FHIRFailure(410, .deleted, "This \(type.name) was withdrawn: remove it from your copy.")
        }
        let etag = "W/\"\(found.version)\""
        let unchanged =
            request.headers["If-None-Match"].map { Self.matches($0, etag) }
            ?? request.headers["If-Modified-Since"].flatMap(HTTPDate.instant)
            .map { found.lastUpdated <= $0 } ?? false
        var response = unchanged ? Response(status: 304) : Self.json(body)
        response.headers.add("ETag", etag)
        response.headers.add("Last-Modified", HTTPDate.text(found.lastUpdated))
        return response
    }

    /// Weak comparison of entity tags. Source: RFC 9110 §8.8.3.2, §13.1.2.
    private static func matches(_ header: String, _ etag: String) -> Bool {
        header.split(separator: ",").contains { candidate in
            let tag = candidate.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            return String(tag) == "*" || String(tag) == etag || "W/" + String(tag) == etag
        }
    }
}
