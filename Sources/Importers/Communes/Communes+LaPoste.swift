internal import Domain
internal import Tabular

extension Communes {
    /// Reads the postal codes of La Poste (`laposte_hexasmal`): they replace those of the communes that are known, with
    /// their positions.
    ///
    /// Source: La Poste, base officielle des codes postaux; one row per commune, postal code and line 5; UTF-8, or
    /// ISO-8859-1 in older editions; headers of 2023 and before.
    struct LaPoste {
        let path: String
        let log: DiagnosticLog

        func completing(_ known: [Commune]) throws(FichierRefuse) -> [Commune] {
            let rows = try Rows.open(path, separator: ";", columns: ["code_commune_insee", "code_postal"], log: log)
            var codes: [CodeCommune: Set<String>] = [:]
            var positions: [CodeCommune: CoordonneeGeographique] = [:]
            let present = Set(known.map(\.code))
            while try rows.next() {
                guard let code = CodeCommune(rows["code_commune_insee"]), rows["code_postal"].utf8.count == 5 else {
                    note(.error, rows, "laposte-ligne", "The row has no commune or no postal code: it was refused.")
                    continue
                }
                guard present.contains(code) else {
                    note(.info, rows, "commune-inconnue", "The commune is unknown: the row was left out.")
                    continue
                }
                codes[code, default: []].insert(rows["code_postal"])
                positions[code] = positions[code] ?? position(rows)
            }
            return known.map { commune in
                var commune = commune
                if let found = codes[commune.code] { commune.codesPostaux = found.sorted() }
                commune.position = positions[commune.code] ?? commune.position
                return commune
            }
        }

        /// `lat,lon`.
        private func position(_ rows: Rows) -> CoordonneeGeographique? {
            let text =
                rows["coordonnees_geographiques"].isEmpty ? rows["coordonnees_gps"] : rows["coordonnees_geographiques"]
            let parts = text.split(separator: ",").compactMap { Double($0.drop { $0 == " " }) }
            return parts.count == 2 ? CoordonneeGeographique(latitude: parts[0], longitude: parts[1]) : nil
        }

        private func note(_ severity: Severity, _ rows: Rows, _ rule: String, _ message: String) {
            log.add(
                Diagnostic(
                    severity, file: ByteSource.lastComponent(path), line: rows.line, rule: rule,
                    value: rows["code_commune_insee"], message: message))
        }
    }
}
