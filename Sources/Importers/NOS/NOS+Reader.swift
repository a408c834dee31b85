internal import Domain
internal import Tabular
internal import UseCases

extension NOS {
    /// Turns resources into releases of the addresses that the directory knows, and tells what is passed over.
    struct Reader {
        /// The name of the document, for diagnostics.
        let file: String
        /// The day on which codes are retired or not.
        let day: JourCivil
        let log: DiagnosticLog

        /// The releases of a resource, those of its entries for a bundle.
        func lectures(_ document: Document) -> [ImporterNOS.Lecture] {
            switch document.resourceType {
            case "Bundle": (document.entry ?? []).compactMap(\.resource).flatMap(lectures)
            case "CodeSystem": lecture(document, codeSystem(document))
            case "ValueSet": lecture(document, valueSet(document))
            case let other:
                passedOver(
                    "nos-type", other, "\(other ?? "This") is neither a CodeSystem, a ValueSet nor a Bundle of them.")
            }
        }

        private func lecture(
            _ document: Document, _ read: @autoclosure () -> (entrees: [Nomenclature.Entree], estComplet: Bool)?
        ) -> [ImporterNOS.Lecture] {
            let address = (document.url ?? "").prefix { $0 != "|" }
            guard !JeuDeValeurs.connus(adresse: String(address)).isEmpty else {
                return passedOver(
                    "nos-adresse", document.url, "The directory has no table of \(document.url ?? "no address").")
            }
            guard let (entries, isComplete) = read(), !entries.isEmpty else {
                return passedOver("nos-contenu", document.url, "The resource \(address) does not list its codes.")
            }
            let edition = Nomenclature.Edition(
                adresse: String(address), version: document.version ?? "", entrees: entries)
            return [ImporterNOS.Lecture(edition, estComplete: isComplete)]
        }

        private func codeSystem(_ document: Document) -> (entrees: [Nomenclature.Entree], estComplet: Bool)? {
            guard document.content != "supplement" else { return nil }
            let concepts = (document.concept ?? []).flatMap(\.flattened)
            return (
                entrees(concepts, of: document.url),
                (document.content ?? "complete") == "complete"
            )
        }

        /// An expansion is preferred: it lists every code. Without one, each inclusion must list its codes.
        private func valueSet(_ document: Document) -> (entrees: [Nomenclature.Entree], estComplet: Bool)? {
            if let expansion = document.expansion, let contains = expansion.contains {
                let codes = contains.flatMap(\.flattened)
                let entries = codes.filter { $0.abstract != true && $0.code != nil }
                let isWhole = (expansion.offset ?? 0) == 0 && (expansion.total ?? 0) <= codes.count
                return (entrees(entries, of: document.url), isWhole)
            }
            let lists = (document.compose?.include ?? []).map(\.concept)
            guard !lists.contains(where: { $0 == nil }), document.compose?.exclude?.isEmpty != false else { return nil }
            return (entrees(lists.compactMap(\.self).flatMap(\.self), of: document.url), true)
        }

        /// The codes once each, in order; wrong ones are told and left out.
        private func entrees(_ concepts: [Concept], of url: String?) -> [Nomenclature.Entree] {
            var seen: Set<String> = []
            return concepts.compactMap { concept in
                let code = concept.code ?? ""
                let label = (concept.display ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
                guard Self.estRegulier(code), !label.unicodeScalars.contains(where: Self.isControl) else {
                    tell(
                        .error, "nos-code", code, "A code of \(url ?? "") is empty or not plain text: it was left out.")
                    return nil
                }
                guard seen.insert(code).inserted else {
                    tell(.warning, "nos-code-double", code, "A code of \(url ?? "") comes twice: the first is kept.")
                    return nil
                }
                return Nomenclature.Entree(code: code, libelle: label, estRetire: concept.isRetired(on: day))
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

        private func tell(_ severity: Severity, _ rule: String, _ value: String?, _ message: String) {
            log.add(Diagnostic(severity, file: file, line: 0, rule: rule, value: value, message: message))
        }
    }
}
