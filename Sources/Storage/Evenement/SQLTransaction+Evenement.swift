import Domain
import SQL
import UseCases

/// The events, until they are told.
extension SQLTransaction: EvenementQuestions, EvenementWriter {
    func emit(_ event: Evenement) throws {
        try connection.execute(
            "INSERT INTO evenement (id, nature, destinataire, objet, date) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(event.id.rawValue), .text(event.nature.rawValue), .integer(event.destinataire.rawValue),
                .integer(event.objet.rawValue), .integer(event.date.milliseconds),
            ])
    }

    func markTold(_ ids: [Identifiant], now: Instant) throws {
        for id in ids {
            try connection.execute(
                "UPDATE evenement SET date_traitement = $2 WHERE id = $1",
                [.integer(id.rawValue), .integer(now.milliseconds)])
        }
    }

    func evenementsATraiter(limit: Int) throws -> [Evenement] {
        let sql = """
            SELECT id, nature, destinataire, objet, date FROM evenement WHERE date_traitement IS NULL ORDER BY id LIMIT $1
            """
        return try connection.rows(sql, [.integer(Int64(limit))]) { row -> Evenement? in
            guard let nature = Evenement.Nature(rawValue: try row.text(1)) else {
                return nil
            }
            return Evenement(
                id: Identifiant(rawValue: try row.integer(0)), nature: nature,
                destinataire: Identifiant(rawValue: try row.integer(2)),
                objet: Identifiant(rawValue: try row.integer(3)), date: Instant(milliseconds: try row.integer(4)))
        }.compactMap(\.self)
    }
}
