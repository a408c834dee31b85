internal import Domain
internal import Tabular

extension Communes {
    /// The known communes with the postal codes of La Poste (`laposte_hexasmal`) in place of theirs, and its positions.
    ///
    /// Source: La Poste, base officielle des codes postaux; one row per commune, postal code and line 5; UTF-8, or
    /// ISO-8859-1 in older editions; headers of 2023 and before.
    static func laPoste(
        _ path: String, completing known: [Commune], _ log: DiagnosticLog
    ) throws(FichierRefuse) -> [Commune] {
        let lines = try lines(
            RegisterFile(path: path).open(), separator: ";", ["code_commune_insee", "code_postal"], log)
        var codes: [CodeCommune: Set<String>] = [:]
        var positions: [CodeCommune: CoordonneeGeographique] = [:]
        let present = Set(known.map(\.code))
        while try lines.next() {
            let row = lines.row
            let (insee, postal) = (row["code_commune_insee"], row["code_postal"])
            guard let code = CodeCommune(insee), postal.utf8.count == 5 else {
                row.note(
                    .error, nil, "laposte-ligne", insee, "The row has no commune or no postal code: it was refused.")
                continue
            }
            guard present.contains(code) else {
                row.note(.info, nil, "commune-inconnue", insee, "The commune is unknown: the row was left out.")
                continue
            }
            codes[code, default: []].insert(postal)
            positions[code] =
                positions[code] ?? position(row.text("coordonnees_geographiques") ?? row["coordonnees_gps"])
        }
        return known.map { commune in
            var commune = commune
            if let found = codes[commune.code] { commune.codesPostaux = found.sorted() }
            commune.position = positions[commune.code] ?? commune.position
            return commune
        }
    }

    /// `lat,lon`.
    private static func position(_ text: String) -> CoordonneeGeographique? {
        let parts = text.split(separator: ",").compactMap { Double($0.drop { $0 == " " }) }
        return parts.count == 2 ? CoordonneeGeographique(latitude: parts[0], longitude: parts[1]) : nil
    }
}
