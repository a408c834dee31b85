import Domain
import SQL
import UseCases

/// The imported releases of the code tables. All of them are a few thousand rows, read whole.
extension SQLTransaction: NomenclatureQuestions, NomenclatureWriter {
    private static let columns = ["adresse", "code", "libelle", "est_retire", "rang", "version"]

    func nomenclatures() throws -> [Nomenclature.Edition] {
        var editions: [Nomenclature.Edition] = []
        let sql = "SELECT adresse, version, code, libelle, est_retire FROM nomenclature ORDER BY adresse, rang"
        try connection.query(sql, []) { row in
            let address = try row.text(0)
            if editions.last?.adresse != address {
                editions.append(Nomenclature.Edition(adresse: address, version: try row.text(1), entrees: []))
            }
            editions[editions.count - 1].entrees.append(
                Nomenclature.Entree(
                    code: try row.text(2), libelle: try row.text(3), estRetire: try row.boolean(4)))
        }
        return editions
    }

    /// Each release taken has its own number, at version 1: a release is never changed afterwards.
    func replace(_ edition: Nomenclature.Edition, bilan: BilanNomenclature, by auteur: Auteur, now: Instant) throws {
        try connection.execute("DELETE FROM nomenclature WHERE adresse = $1", [.text(edition.adresse)])
        let rows = edition.entrees.enumerated().map { rang, entry -> [SQLValue] in
            [
                .text(edition.adresse), .text(entry.code), .text(entry.libelle), SQLValue(entry.estRetire),
                .integer(Int64(rang)), .text(edition.version),
            ]
        }
        try connection.load(into: "nomenclature", columns: Self.columns, rows: rows)
        try note("nomenclature", bilan, by: auteur, now: now)
    }
}
