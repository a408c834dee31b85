import Domain
import SQL
import UseCases

/// The conditions of use: some rows, never changed.
extension SQLTransaction: ConditionsQuestions, ConditionsWriter {
    func versionEnVigueur(le jour: JourCivil) throws -> String {
        let sql = """
            SELECT version FROM conditions
            ORDER BY date_vigueur <= $1 DESC, CASE WHEN date_vigueur <= $1 THEN -date_vigueur ELSE date_vigueur END,
                date_publication DESC, version DESC LIMIT 1
            """
        guard let found = try connection.first(sql, [.integer(Int64(jour.rang))], { try $0.text(0) }) else {
            throw SQLError(.fault, "there are no conditions of use")
        }
        return found
    }

    func conditions(_ version: String) throws -> VersionConditions? {
        let sql = "SELECT \(Self.columns) FROM conditions WHERE version = $1"
        return try connection.first(sql, [.text(version)], Self.conditions)
    }

    func versionsConditions() throws -> [VersionConditions] {
        let order = "ORDER BY date_vigueur DESC, date_publication DESC, version DESC"
        return try connection.rows("SELECT \(Self.columns) FROM conditions \(order)", [], Self.conditions)
    }

    func publish(_ conditions: VersionConditions, by auteur: String) throws {
        let sql = """
            INSERT INTO conditions (version, date_vigueur, date_publication, texte, changements, auteur)
            VALUES ($1, $2, $3, $4, $5, $6)
            """
        let values: [SQLValue] = [
            .text(conditions.version), .integer(Int64(conditions.dateVigueur.rang)),
            .integer(conditions.datePublication.milliseconds), .text(conditions.texte), .text(conditions.changements),
            .text(auteur),
        ]
        do { try connection.execute(sql, values) } catch let error where error.code == .constraint {
            throw StoreError.concurrence(kind: "conditions")
        }
    }

    private static let columns = "version, date_vigueur, date_publication, texte, changements"

    private static func conditions(_ row: any SQLRow) throws -> VersionConditions {
        VersionConditions(
            version: try row.text(0), dateVigueur: JourCivil(rang: Int(try row.integer(1))),
            datePublication: Instant(milliseconds: try row.integer(2)), texte: try row.text(3),
            changements: try row.text(4))
    }
}
