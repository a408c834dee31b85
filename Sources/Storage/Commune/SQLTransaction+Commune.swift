import Domain
import Fingerprint
import SQL
import UseCases

/// The table of communes. A row's rank is its place among the answers: present first, most populated first, then by
/// name.
extension SQLTransaction: CommuneQuestions, CommuneWriter {
    func communes(_ codes: [CodeCommune]) throws -> [Commune] {
        try ValueList.chunks(codes.map { .text($0.description) }).flatMap { chunk in
            try connection.rows(
                "SELECT document FROM commune WHERE code IN \(ValueList.places(chunk))", chunk, Self.commune)
        }
    }

    /// The first communes one of whose terms begins with a normalised prefix. Terms are capitals, digits and spaces:
    /// all sort before `~`.
    func communes(startingWith prefix: String, limit: Int) throws -> [Commune] {
        try connection.rows(
            Self.communesByTerm, [.text(prefix), .text(prefix + "~"), .integer(Int64(limit))], Self.commune)
    }

    func communes(departement: String) throws -> [Commune] {
        try connection.rows(Self.communesByDepartement, [.text(departement)], Self.commune)
    }

    func allCommunes() throws -> [Commune] {
        try connection.rows("SELECT document FROM commune ORDER BY rang", [], Self.commune)
    }

    /// The hash of all the documents, in the order of their ranks.
    func fingerprintOfCommunes() throws -> UInt64 {
        var hash: UInt64 = 0
        try connection.query("SELECT document FROM commune ORDER BY rang", []) {
            hash = Fingerprint.of(try $0.text(0), seed: hash)
        }
        return hash
    }

    func numberOfCommunes() throws -> Int {
        try connection.first("SELECT CAST(COUNT(*) AS BIGINT) FROM commune") { Int(try $0.integer(0)) } ?? 0
    }

    func replaceCommunes(_ communes: [Commune]) throws {
        try connection.execute("DELETE FROM commune_terme")
        try connection.execute("DELETE FROM commune")
        let ranked = communes.map { (commune: $0, nom: NomNormalise.forme($0.nom)) }.sorted(by: Self.precedes)
        let rows = try ranked.enumerated().map { rang, ranked -> [SQLValue] in
            let commune = ranked.commune
            return [
                .integer(Int64(rang)), .text(commune.code.description), .text(commune.departement), .text(ranked.nom),
                SQLValue(commune.estActuelle), .text(try Document.encode(commune)),
            ]
        }
        let columns = ["rang", "code", "departement", "nom_normalise", "est_actuelle", "document"]
        try connection.load(into: "commune", columns: columns, rows: rows)
        let termes = ranked.enumerated().flatMap { rang, ranked in
            Self.termes(ranked.nom, ranked.commune.codesPostaux).map { [SQLValue.text($0), .integer(Int64(rang))] }
        }
        try connection.load(into: "commune_terme", columns: ["terme", "rang"], rows: termes)
    }

    static let communesByTerm = """
        SELECT document FROM commune WHERE rang IN (
            SELECT DISTINCT rang FROM commune_terme WHERE terme >= $1 AND terme < $2 ORDER BY rang LIMIT $3
        ) ORDER BY rang
        """
    static let communesByDepartement = """
        SELECT document FROM commune WHERE departement = $1 AND est_actuelle = 1 ORDER BY nom_normalise
        """

    private static func precedes(
        _ left: (commune: Commune, nom: String), _ right: (commune: Commune, nom: String)
    ) -> Bool {
        if left.commune.estActuelle != right.commune.estActuelle { return left.commune.estActuelle }
        let populations = [left, right].map { $0.commune.population ?? 0 }
        if populations[0] != populations[1] { return populations[0] > populations[1] }
        return (left.nom, left.commune.code) < (right.nom, right.commune.code)
    }

    /// What finds a commune: its name from each of its words on, and its postal codes.
    private static func termes(_ nom: String, _ codesPostaux: [String]) -> Set<String> {
        let words = nom.split(separator: " ")
        let names = words.indices.map { words[$0...].joined(separator: " ") }
        return Set(names + codesPostaux)
    }

    private static func commune(_ row: any SQLRow) throws -> Commune {
        try Document.decode(Commune.self, row.text(0))
    }
}
