import Domain
import HTTP
import UseCases

@testable import FHIRServer

/// FHIR searches: what is read is bounded, and is read again from the links that we write.
enum Searches {
    static func check(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        let type = SearchParameters.types[Int(input.byte()) % SearchParameters.types.count]
        let fields = FormFields(encoded: input.rest)
        let search: SearchRequest
        do {
            search = try SearchRequest(type, fields)
        } catch let failure as FHIRFailure {
            must([400, 406].contains(failure.status), "a search is refused with 400 or 406")
            return
        } catch {
            return must(false, "a search is refused with a FHIR failure")
        }
        bounded(search.criteria)
        complete(search.criteria, fields)
        readAgain(search, type)
    }

    private static func bounded(_ criteria: PublicationCriteria) {
        must((0...1000).contains(criteria.limit), "a page has at most 1000 resources")
        must(criteria.tokens.count <= 20, "there are at most 20 conditions")
        must(criteria.tokens.allSatisfy { !$0.isEmpty && $0.count <= 400 }, "a condition has values, 200 at most")
        must((criteria.ids ?? []).count <= 200, "there are at most 200 identifiers")
        let ids = criteria.ids ?? []
        must(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }, "identifiers are sorted, each once")
        must(!criteria.tokens.joined().contains { ($0.value + ($0.system ?? "")).utf8.contains(0) }, "no NUL goes on")
    }

    /// Nothing that was asked is left out: answering more than what was asked is worse than refusing.
    private static func complete(_ criteria: PublicationCriteria, _ fields: FormFields) {
        must(fields.all("identifier").count == criteria.tokens.count, "each identifier is a condition")
        must(fields.all("_id").isEmpty == (criteria.ids == nil), "_id is a condition")
        let known = ["identifier", "_id", "_count", "_format", "_page"]
        must(fields.pairs.allSatisfy { known.contains($0.name) }, "what we do not know is refused")
        for value in fields.all("_id") {
            let asked = value.utf8.split(separator: 0x2C).map { String(Substring($0)) }
            must((criteria.ids ?? []).allSatisfy { asked.contains($0.description) }, "each _id condition is met")
        }
    }

    private static func readAgain(_ search: SearchRequest, _ type: SearchParameters.ServedType) {
        let page = Identifiant(rawValue: 77)
        let link = FormFields(search.fields.pairs + [("_page", page.description)]).encoded
        guard let again = try? SearchRequest(type, FormFields(encoded: link.utf8)) else {
            return must(false, "the link to the next page can be read")
        }
        must(again.criteria.after == page, "the next page begins where the link says")
        must(isSame(again.criteria, search.criteria), "the next page asks for the same")
    }

    private static func isSame(_ left: PublicationCriteria, _ right: PublicationCriteria) -> Bool {
        left.type == right.type && left.ids == right.ids && left.limit == right.limit
            && left.tokens.elementsEqual(right.tokens) {
                $0.elementsEqual($1) {
                    $0.parameter == $1.parameter && $0.value.isSame($1.value)
                        && ($0.system ?? "-").isSame($1.system ?? "-")
                }
            }
    }
}
