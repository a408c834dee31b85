import Domain
import SQL
import UseCases

/// The fingerprints of what the registers said.
extension SQLTransaction: EmpreinteQuestions, EmpreinteWriter {
    /// Gives each fingerprint in the order of keys; the server sends them by pages, so that memory is bounded.
    func empreintes(_ suivi: Suivi, _ each: (EmpreinteConnue) throws -> Void) throws {
        var after = Int64.min
        var isFirst = true
        while true {
            var count = 0
            let sql = isFirst ? Self.firstPage : Self.page
            try connection.query(sql, [.integer(suivi.rawValue), .integer(after), .integer(Self.pageSize)]) { row in
                after = try row.integer(0)
                count += 1
                let empreinte = Empreinte(cle: after, valeur: try row.integer(1))
                try each(EmpreinteConnue(empreinte, agregat: Identifiant(rawValue: try row.integer(2))))
            }
            isFirst = false
            if count < Self.pageSize { return }
        }
    }

    /// Stores fingerprints: the new ones by a bulk load, the others in place of those of the same keys.
    func remember(_ empreintes: [EmpreinteConnue], _ suivi: Suivi) throws {
        let sorted = empreintes.sorted { $0.empreinte.cle < $1.empreinte.cle }
        let new = sorted.filter { !$0.empreinte.estConnue }
        try connection.insert(into: "empreinte", columns: ["suivi", "cle", "valeur", "agregat"], count: new.count) {
            $1 += Self.values(new[$0], suivi)
        }
        try replaceEmpreintes(sorted.filter(\.empreinte.estConnue).map { Self.values($0, suivi) })
    }

    /// Many rows per statement, in few different numbers.
    private func replaceEmpreintes(_ rows: [[SQLValue]]) throws {
        var rest = rows[...]
        for length in [64, 8, 1] {
            let sql = Self.insertion(rows: length)
            while rest.count >= length {
                try connection.execute(sql, rest.prefix(length).flatMap(\.self))
                rest = rest.dropFirst(length)
            }
        }
    }

    private static func values(_ connue: EmpreinteConnue, _ suivi: Suivi) -> [SQLValue] {
        [
            .integer(suivi.rawValue), .integer(connue.empreinte.cle), .integer(connue.empreinte.valeur),
            .integer(connue.agregat.rawValue),
        ]
    }

    func forget(cles: [Int64], _ suivi: Suivi) throws {
        for cle in cles {
            try connection.execute(
                "DELETE FROM empreinte WHERE suivi = $1 AND cle = $2", [.integer(suivi.rawValue), .integer(cle)])
        }
    }

    private static let pageSize: Int64 = 20_000
    private static let firstPage = """
        SELECT cle, valeur, agregat FROM empreinte WHERE suivi = $1 AND cle >= $2 ORDER BY cle LIMIT $3
        """
    private static let page = """
        SELECT cle, valeur, agregat FROM empreinte WHERE suivi = $1 AND cle > $2 ORDER BY cle LIMIT $3
        """

    private static func insertion(rows: Int) -> String {
        let places = (0..<rows).map { row in "(" + (1...4).map { "$\(row * 4 + $0)" }.joined(separator: ", ") + ")" }
        return """
            INSERT INTO empreinte (suivi, cle, valeur, agregat) VALUES \(places.joined(separator: ", "))
            ON CONFLICT (suivi, cle) DO UPDATE SET valeur = excluded.valeur, agregat = excluded.agregat
            """
    }
}
