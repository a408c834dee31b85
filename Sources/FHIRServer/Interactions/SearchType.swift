import Domain
import FHIRModel
import HTTP
import UseCases

/// The `search` interaction on a type. Source: http://hl7.org/fhir/R4/http.html#search, http://hl7.org/fhir/R4/search.html.
extension FHIRServer {
    /// A `searchset` Bundle made of stored bytes, with the total and the link to the next page.
    func search(_ type: SearchParameters.ServedType, _ fields: FormFields) throws -> Response {
        let search = try SearchRequest(type, fields)
        let page = try publications.search(search.criteria)
        let entries = page.resources.compactMap { resource in
            resource.body.map { entry("\(base)/\(type.name)/\(resource.id)", $0) }
        }
        var links = [Link(relation: "self", url: link(type, search.fields.pairs))]
        if page.hasMore, let last = page.resources.last {
            links.append(
                Link(relation: "next", url: link(type, search.fields.pairs + [("_page", last.id.description)])))
        }
        var writer = JSONWriter()
        writer.object { bundle in
            bundle.field("resourceType", "Bundle")
            bundle.field("type", "searchset")
            bundle.field("total", page.total)
            bundle.field("link", links)
            if !entries.isEmpty { bundle.field("entry", written: entries) }
        }
        return Self.json(writer.bytes)
    }

    private func entry(_ url: String, _ resource: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { entry in
            entry.field("fullUrl", url)
            entry.field("resource", written: resource)
            entry.field("search", SearchMode())
        }
        return writer.bytes
    }

    private func link(_ type: SearchParameters.ServedType, _ pairs: [(name: String, value: String)]) -> String {
        let query = FormFields(pairs).encoded
        return "\(base)/\(type.name)" + (query.isEmpty ? "" : "?" + query)
    }

    private struct Link: JSONWritable {
        let relation: String
        let url: String

        func write(to writer: inout JSONWriter) {
            writer.field("relation", relation)
            writer.field("url", url)
        }
    }

    private struct SearchMode: JSONWritable {
        func write(to writer: inout JSONWriter) {
            writer.field("mode", "match")
        }
    }
}
