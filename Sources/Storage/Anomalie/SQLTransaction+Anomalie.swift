import Domain
import SQL
import UseCases

extension SQLTransaction: AnomalieQuestions {
    func offresAvecAnomalie() throws -> [Identifiant: Identifiant] {
        let sql = """
            SELECT DISTINCT anomalie.offre, offre_operationnelle.structure FROM anomalie
            JOIN offre_operationnelle ON offre_operationnelle.id = anomalie.offre WHERE est_ouverte = 1
            """
        let found = try seen().rows(sql) { row in
            (Identifiant(rawValue: try row.integer(0)), Identifiant(rawValue: try row.integer(1)))
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    func anomalies(offre: Identifiant, avant: Identifiant?, limit: Int) throws -> [Versioned<Anomalie>] {
        let values: [SQLValue] = [
            .integer(offre.rawValue), .integer(avant?.rawValue ?? .max), .integer(Int64(limit)),
        ]
        return try seen().rows(Self.anomaliesAvant, values, AggregateRepository<Anomalie>.read)
    }

    func anomaliesEnCours(offre: Identifiant, limit: Int) throws -> [Versioned<Anomalie>] {
        let values: [SQLValue] = [.integer(offre.rawValue), .integer(Int64(limit))]
        return try seen().rows(Self.anomaliesEnCours, values, AggregateRepository<Anomalie>.read)
    }

    static let anomaliesAvant = AggregateRepository<Anomalie>.selection(
        where: "anomalie.offre = $1 AND anomalie.id < $2 ORDER BY anomalie.id DESC LIMIT $3")
    static let anomaliesEnCours = AggregateRepository<Anomalie>.selection(
        where: "anomalie.offre = $1 ORDER BY anomalie.est_ouverte DESC, anomalie.id DESC LIMIT $2")
}
