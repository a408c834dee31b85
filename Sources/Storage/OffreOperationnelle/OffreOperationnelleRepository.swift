import Domain
import SQL
import UseCases

extension OffreOperationnelle: StoredAggregate {
    static var table: String { "offre_operationnelle" }
    static var columns: [String] { ["professionnel", "structure", "est_publiable", "date_retrait", "date_oubli"] }
    var values: [SQLValue] {
        [
            .integer(professionnel.rawValue), .integer(structure.rawValue), SQLValue(estPubliable),
            SQLValue(dateRetrait?.milliseconds), SQLValue(dateOubli?.milliseconds),
        ]
    }
}

extension AggregateRepository<OffreOperationnelle> {
    /// The offers of professionals, by professional then identifier.
    func find(professionnels: [Identifiant]) throws -> [Versioned<OffreOperationnelle>] {
        try find(where: "professionnel", in: professionnels.map { .integer($0.rawValue) }).sorted {
            ($0.value.professionnel, $0.value.id) < ($1.value.professionnel, $1.value.id)
        }
    }

    /// The published offers of a place.
    func publiees(structure: Identifiant) throws -> [Identifiant] {
        let sql = "SELECT id FROM offre_operationnelle WHERE structure = $1 AND est_publiable = 1 ORDER BY id"
        return try connection.rows(sql, [.integer(structure.rawValue)]) { Identifiant(rawValue: try $0.integer(0)) }
    }

    /// How many offers are not withdrawn.
    func nombreActives() throws -> Int {
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM offre_operationnelle WHERE date_retrait IS NULL"
        return try connection.first(sql) { Int(try $0.integer(0)) } ?? 0
    }

    /// The offers whose typed values are to be forgotten at a moment, the oldest first.
    func aOublier(_ now: Instant, limit: Int) throws -> [Versioned<OffreOperationnelle>] {
        let sql = Self.selection(where: "date_oubli <= $1 ORDER BY date_oubli LIMIT $2")
        return try connection.rows(sql, [.integer(now.milliseconds), .integer(Int64(limit))], Self.read)
    }
}
