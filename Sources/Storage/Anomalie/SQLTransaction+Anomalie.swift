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
}
