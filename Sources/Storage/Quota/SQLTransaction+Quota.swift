import Domain
import SQL
import UseCases

extension SQLTransaction: QuotaQuestions {
    /// The offer and those of the same professional; none for the offer of an establishment but itself.
    private static let autour = """
        SELECT $1 AS offre UNION SELECT autre.id FROM offre_operationnelle
        JOIN offre_operationnelle AS autre ON autre.professionnel = offre_operationnelle.professionnel
        WHERE offre_operationnelle.id = $1
        """

    /// A new aggregate has version 1: its date is that of its declaration.
    static let anomaliesAutour = """
        WITH autour AS (\(autour)) SELECT CAST((
            SELECT COUNT(*) FROM anomalie JOIN autour ON autour.offre = anomalie.offre WHERE est_ouverte = 1
        ) AS BIGINT), CAST((
            SELECT COUNT(*) FROM anomalie JOIN autour ON autour.offre = anomalie.offre
            JOIN revision ON revision.id = anomalie.id AND revision.version = 1 WHERE revision.date >= $2
        ) AS BIGINT)
        """
    static let changements = "SELECT CAST(COUNT(*) AS BIGINT) FROM revision WHERE id = $1 AND date >= $2"
    static let organisations = """
        SELECT CAST(COUNT(*) AS BIGINT) FROM organisation_interne WHERE entite_geographique = $1
        """

    func nombreAnomalies(autour offre: Identifiant, depuis: Instant) throws -> NombreAnomalies {
        let values: [SQLValue] = [.integer(offre.rawValue), .integer(depuis.milliseconds)]
        return try seen().first(Self.anomaliesAutour, values) {
            NombreAnomalies(ouvertes: Int(try $0.integer(0)), declarees: Int(try $0.integer(1)))
        } ?? NombreAnomalies(ouvertes: 0, declarees: 0)
    }

    func nombreChangements(_ id: Identifiant, depuis: Instant) throws -> Int {
        let values: [SQLValue] = [.integer(id.rawValue), .integer(depuis.milliseconds)]
        return try seen().first(Self.changements, values) { Int(try $0.integer(0)) } ?? 0
    }

    func nombreOrganisations(structure: Identifiant) throws -> Int {
        try seen().first(Self.organisations, [.integer(structure.rawValue)]) { Int(try $0.integer(0)) } ?? 0
    }
}
