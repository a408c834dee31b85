import Domain
import Fingerprint
import SQL

/// The table of communes. A row's rank is its place among the answers: present first, most populated first, then by
/// name.
struct CommuneRepository {
    private let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    func find(_ codes: [CodeCommune]) throws -> [Commune] {
        try ValueList.chunks(codes.map { .text($0.description) }).flatMap { chunk in
            try connection.rows(
                "SELECT document FROM commune WHERE code IN \(ValueList.places(chunk))", chunk, Self.read)
        }
    }

    /// The first communes one of whose terms begins with a normalised prefix. Terms are capitals, digits and spaces:
    /// all sort before `~`.
    func find(commencant prefix: String, limit: Int) throws -> [Commune] {
        try connection.rows(
            Self.parTerme, [.text(prefix), .text(prefix + "~"), .integer(Int64(limit))], Self.read)
    }

    func find(departement: String) throws -> [Commune] {
        try connection.rows(Self.parDepartement, [.text(departement)], Self.read)
    }

    func all() throws -> [Commune] {
        try connection.rows("SELECT document FROM commune ORDER BY rang", [], Self.read)
    }

    /// The hash of all the documents, in the order of their ranks.
    func empreinte() throws -> UInt64 {
        var hash: UInt64 = 0
        try connection.query("SELECT document FROM commune ORDER BY rang", []) {
            hash = Fingerprint.of(try $0.text(0), seed: hash)
        }
        return hash
    }

    func count() throws -> Int {
        try connection.first("SELECT CAST(COUNT(*) AS BIGINT) FROM commune") { Int(try $0.integer(0)) } ?? 0
    }

    /// Replaces all rows.
    func replace(_ communes: [Commune]) throws {
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

    static let parTerme = """
        SELECT document FROM commune WHERE rang IN (
            SELECT DISTINCT rang FROM commune_terme WHERE terme >= $1 AND terme < $2 ORDER BY rang LIMIT $3
        ) ORDER BY rang
        """
    static let parDepartement = """
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

    private static func read(_ row: any SQLRow) throws -> Commune {
        try Document.decode(Commune.self, row.text(0))
    }
}
