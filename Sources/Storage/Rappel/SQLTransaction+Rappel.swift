import Domain
import SQL
import UseCases

extension SQLTransaction: RappelQuestions, RappelWriter {
    /// The dates of a reminder after a date and an offer, until a date.
    static func echeances(_ rappel: Rappel) -> String {
        let (table, column) =
            switch rappel {
            case .brouillonQuinzeJours, .brouillonTroisJours: ("brouillon", "date_expiration")
            case .validationOnzeMois, .validationDouzeMois: ("offre_operationnelle", "date_validation")
            }
        return """
            SELECT \(column), id FROM \(table) WHERE \(column) <= $3 AND (\(column), id) > ($1, $2)
            ORDER BY \(column), id LIMIT $4
            """
    }
    static let dernierePersonne = """
        SELECT auteur FROM revision WHERE agregat = 'offre_operationnelle' AND id = $1 AND source = 'portail'
        ORDER BY version DESC LIMIT 1
        """

    func curseur(_ rappel: Rappel) throws -> Echeance {
        try connection.first("SELECT date, objet FROM rappel WHERE nature = $1", [.text(rappel.rawValue)]) { row in
            Echeance(
                date: Instant(milliseconds: try row.integer(0)), objet: Identifiant(rawValue: try row.integer(1)))
        } ?? .debut
    }

    func echeances(_ rappel: Rappel, after: Echeance, until: Instant, limit: Int) throws -> [Echeance] {
        let values: [SQLValue] = [
            .integer(after.date.milliseconds), .integer(after.objet.rawValue), .integer(until.milliseconds),
            .integer(Int64(limit)),
        ]
        return try seen().rows(Self.echeances(rappel), values) { row in
            Echeance(
                date: Instant(milliseconds: try row.integer(0)), objet: Identifiant(rawValue: try row.integer(1)))
        }
    }

    func dernierePersonne(offre: Identifiant) throws -> String? {
        try seen().first(Self.dernierePersonne, [.integer(offre.rawValue)]) { try $0.text(0) }
    }

    func advance(_ rappel: Rappel, to echeance: Echeance) throws {
        try connection.execute(
            """
            INSERT INTO rappel (nature, date, objet) VALUES ($1, $2, $3)
            ON CONFLICT (nature) DO UPDATE SET date = excluded.date, objet = excluded.objet
            """,
            [
                .text(rappel.rawValue), .integer(echeance.date.milliseconds), .integer(echeance.objet.rawValue),
            ])
    }
}
