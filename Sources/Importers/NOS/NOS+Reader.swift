internal import Domain
internal import JSONStream
internal import Tabular
internal import UseCases

extension NOS {
    /// Turns FHIR R4 resources into releases of the addresses that the directory knows, and tells what is passed over.
    ///
    /// Source: HL7 FHIR R4, CodeSystem, ValueSet and Bundle.
    struct Reader {
        private typealias Content = (entrees: [Nomenclature.Entree], estComplet: Bool)

        /// The name of the document, for diagnostics.
        let file: String
        /// The day on which codes are retired or not.
        let day: JourCivil
        let log: DiagnosticLog

        /// The releases of a resource, those of its entries for a bundle.
        func lectures(_ document: JSONValue) -> [ImporterNOS.Lecture] {
            switch document["resourceType"]?.string {
            case "Bundle": (document["entry"]?.array ?? []).compactMap { $0["resource"] }.flatMap(lectures)
            case "CodeSystem": lecture(document, codeSystem)
            case "ValueSet": lecture(document, valueSet)
            case let other:
                passedOver(
                    "nos-type", other, "\(other ?? "This") is neither a CodeSystem, a ValueSet nor a Bundle of them.")
            }
        }

        private func lecture(_ document: JSONValue, _ read: (JSONValue) -> Content?) -> [ImporterNOS.Lecture] {
            let url = document["url"]?.string
            let address = String((url ?? "").prefix { $0 != "|" })
            guard !JeuDeValeurs.connus(adresse: address).isEmpty else {
                return passedOver("nos-adresse", url, "The directory has no table of \(url ?? "no address").")
            }
            guard let (entries, isComplete) = read(document), !entries.isEmpty else {
                return passedOver("nos-contenu", url, "The resource \(address) does not list its codes.")
            }
            let edition = Nomenclature.Edition(
                adresse: address, version: document["version"]?.string ?? "", entrees: entries)
            return [ImporterNOS.Lecture(edition, estComplete: isComplete)]
        }

        private func codeSystem(_ document: JSONValue) -> Content? {
            let content = document["content"]?.string ?? "complete"
            guard content != "supplement" else { return nil }
            return (entrees(flattened(document["concept"], by: "concept"), of: document), content == "complete")
        }

        /// An expansion is preferred: it lists every code. Without one, each inclusion must list its codes.
        private func valueSet(_ document: JSONValue) -> Content? {
            if let expansion = document["expansion"], let contains = expansion["contains"] {
                let codes = flattened(contains, by: "contains")
                let listed = codes.filter { $0["abstract"]?.bool != true && $0["code"]?.string != nil }
                let number = { (name: String) in expansion[name]?.string.flatMap { Int($0) } ?? 0 }
                return (entrees(listed, of: document), number("offset") == 0 && number("total") <= codes.count)
            }
            let compose = document["compose"]
            let lists = (compose?["include"]?.array ?? []).map { $0["concept"] }
            guard lists.allSatisfy({ $0 != nil }), compose?["exclude"]?.array.isEmpty != false else { return nil }
            return (entrees(lists.flatMap { $0?.array ?? [] }, of: document), true)
        }

        /// The codes of a list and those nested in them, in order.
        private func flattened(_ list: JSONValue?, by member: String) -> [JSONValue] {
            (list?.array ?? []).flatMap { [$0] + flattened($0[member], by: member) }
        }

        /// The codes once each, in order; wrong ones are told and left out.
        private func entrees(_ concepts: [JSONValue], of document: JSONValue) -> [Nomenclature.Entree] {
            let url = document["url"]?.string ?? ""
            var seen: Set<String> = []
            return concepts.compactMap { concept in
                let code = concept["code"]?.string ?? ""
                let words = (concept["display"]?.string ?? "").split(whereSeparator: \.isWhitespace)
                let label = TexteRegulier.ligne(words.joined(separator: " "))
                guard Self.estRegulier(code), !label.unicodeScalars.contains(TexteRegulier.marque) else {
                    tell(.error, "nos-code", code, "A code of \(url) is empty or not plain text: it was left out.")
                    return nil
                }
                guard seen.insert(code).inserted else {
                    tell(.warning, "nos-code-double", code, "A code of \(url) comes twice: the first is kept.")
                    return nil
                }
                let isRetired =
                    concept["inactive"]?.bool == true || concept["property"]?.array.contains(where: retires) == true
                return Nomenclature.Entree(code: code, libelle: label, estRetire: isRetired)
            }
        }

        /// Whether a property of a code tells that it is retired.
        private func retires(_ property: JSONValue) -> Bool {
            let text = property["valueCode"]?.string ?? property["valueString"]?.string
            let isTrue = property["valueBoolean"]?.bool == true
            let date = (property["valueDateTime"]?.string ?? property["valueString"]?.string).flatMap(NOS.jour)
            let isPast = date.map { $0 < day } ?? false
            switch property["code"]?.string {
            case "status": return ["deprecated", "retired", "inactive"].contains((text ?? "").lowercased())
            case "inactive": return isTrue
            case "deprecated": return isTrue || isPast
            case "dateFin", "deprecationDate", "retirementDate": return isPast
            default: return false
            }
        }

        private static func estRegulier(_ code: String) -> Bool {
            !code.isEmpty && code.utf8.count <= 100
                && !code.unicodeScalars.contains { $0.properties.isWhitespace || isControl($0) }
        }

        private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.generalCategory == .control
        }

        private func passedOver(_ rule: String, _ value: String?, _ message: String) -> [ImporterNOS.Lecture] {
            tell(.info, rule, value, message + " It was passed over.")
            return []
        }

        /// Tells a problem of the document, which has no lines.
        func tell(_ severity: Severity, _ rule: String, _ value: String?, _ message: String) {
            log.add(Diagnostic(severity, file: file, line: 0, rule: rule, value: value, message: message))
        }
    }

    /// The day of a date written `2026-09-28…` or `20260928…`; `nil` for anything else.
    static func jour(_ text: String) -> JourCivil? {
        let compact = text.prefix(8)
        return JourCivil(iso8601: text.prefix(10))
            ?? JourCivil(iso8601: "\(compact.prefix(4))-\(compact.dropFirst(4).prefix(2))-\(compact.dropFirst(6))")
    }
}
