import Domain
import SQL
import UseCases

extension Anomalie: StoredAggregate {
    static var table: String { "anomalie" }
    static var columns: [String] { ["offre", "est_ouverte"] }
    var values: [SQLValue] { [.integer(offre.rawValue), SQLValue(statut == .aTraiter)] }
}

extension AggregateRepository<Anomalie> {
    /// The offers that have an anomaly to be treated, with their places.
    func offresConcernees() throws -> [Identifiant: Identifiant] {
        let sql = """
            SELECT DISTINCT anomalie.offre, offre_operationnelle.structure FROM anomalie
            JOIN offre_operationnelle ON offre_operationnelle.id = anomalie.offre WHERE est_ouverte = 1
            """
        let found = try connection.rows(sql) { row in
            (Identifiant(rawValue: try row.integer(0)), Identifiant(rawValue: try row.integer(1)))
        }
        return Dictionary(uniqueKeysWithValues: found)
    }
}

/// The events, until they are told.
struct EvenementRepository {
    let connection: any SQLConnection

    func insert(_ event: Evenement) throws {
        try connection.execute(
            "INSERT INTO evenement (id, nature, destinataire, objet, date) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(event.id.rawValue), .text(event.nature.rawValue), .text(event.destinataire.description),
                .integer(event.objet.rawValue), .integer(event.date.milliseconds),
            ])
    }

    /// The events that nobody was told of yet, the first one first.
    func aTraiter(limit: Int) throws -> [Evenement] {
        let sql = """
            SELECT id, nature, destinataire, objet, date FROM evenement WHERE date_traitement IS NULL ORDER BY id LIMIT $1
            """
        return try connection.rows(sql, [.integer(Int64(limit))]) { row -> Evenement? in
            guard let nature = Evenement.Nature(rawValue: try row.text(1)), let person = IdNatPS(try row.text(2)) else {
                return nil
            }
            return Evenement(
                id: Identifiant(rawValue: try row.integer(0)), nature: nature, destinataire: person,
                objet: Identifiant(rawValue: try row.integer(3)), date: Instant(milliseconds: try row.integer(4)))
        }.compactMap(\.self)
    }
}
