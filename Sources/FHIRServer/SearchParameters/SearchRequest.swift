import Domain
import FHIRModel
import HTTP
import UseCases

/// A search read from the fields of a request: the criteria, and how the page is asked for.
struct SearchRequest {
    let criteria: PublicationCriteria
    /// The fields that tell the search, without the place of the page: repeated in links.
    let fields: FormFields

    /// Reads the fields of a search. Throws `FHIRFailure` for a parameter that is not supported, rather than answer more
    /// than what was asked.
    init(_ type: SearchParameters.ServedType, _ fields: FormFields) throws {
        var criteria = PublicationCriteria(type: type.type, limit: Limites.ressourcesParDefaut.value)
        var kept: [(name: String, value: String)] = []
        try Self.limit("parameters", fields.pairs.count { $0.name != "_page" }, Limites.parametres.value)
        for (name, value) in fields.pairs {
            if let refused = (name + value).unicodeScalars.first(where: TexteRegulier.estInterdit) {
                let digits = String(refused.value, radix: 16, uppercase: true)
                let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                throw FHIRFailure(400, .value, "The character U+\(code) is in no name nor value: leave it out.")
            }
            switch name {
            case "_count": criteria.limit = try Self.count(value)
            case "_format": try FHIRServer.format(value)
            case "_page": criteria.after = try Self.page(value)
            default: try Self.read(name, value, type, into: &criteria)
            }
            if name != "_page" { kept.append((name, value)) }
        }
        self.criteria = criteria
        self.fields = FormFields(kept)
    }

    private static func read(
        _ name: String, _ value: String, _ type: SearchParameters.ServedType, into criteria: inout PublicationCriteria
    ) throws {
        guard let parameter = type.parameters.first(where: { $0.name == name }) else {
            let known = (type.parameters.map(\.name) + ["_count", "_format"]).joined(separator: ", ")
            throw FHIRFailure(
                400, .notSupported, "This search parameter of \(type.name) is not supported. Supported: \(known).")
        }
        // Bytes, not characters: an accent without letter does not hide the separator before it.
        let values = value.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
        try limit("values of \(name)", values.count, Limites.valeursParParametre.value)
        guard !values.isEmpty else {
            throw FHIRFailure(400, .value, "The parameter \(name) has no value: give one, such as \(name)=123.")
        }
        if parameter.isId {
            let ids = Set(values.compactMap { Identifiant($0) })
            criteria.ids = (criteria.ids.map(ids.intersection) ?? ids).sorted()
        } else {
            criteria.tokens.append(try values.flatMap { try token(name, $0) })
        }
    }

    private static func limit(_ what: String, _ count: Int, _ most: Int) throws {
        guard count > most else { return }
        throw FHIRFailure(
            400, .tooCostly, "This search has \(count) \(what), at most \(most) are answered: make several searches.")
    }

    /// A token; the national systems are found under `http://` as under `https://`, older guides used the former.
    private static func token(
        _ name: String, _ text: String
    ) throws -> [(parameter: String, system: String?, value: String)] {
        let parts = text.utf8.split(separator: UInt8(ascii: "|"), maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 2 else { return [(name, nil, text)] }
        guard !parts[1].isEmpty else {
            throw FHIRFailure(400, .value, "Searching a whole system is not supported: give system|value.")
        }
        let systems =
            parts[0].hasPrefix("http://") ? [parts[0], "https://" + parts[0].dropFirst("http://".count)] : [parts[0]]
        return systems.map { (name, $0, parts[1]) }
    }

    private static func count(_ text: String) throws -> Int {
        guard let count = Int(text), count >= 0 else {
            throw FHIRFailure(
                400, .value, "_count must be a whole number from 0 to \(Limites.ressourcesParPage.value).")
        }
        return min(count, Limites.ressourcesParPage.value)
    }

    private static func page(_ text: String) throws -> Identifiant {
        guard let place = Identifiant(text) else {
            throw FHIRFailure(400, .value, "_page must be left as the next link gave it.")
        }
        return place
    }
}
