import Domain
import SQL
import UseCases

extension SQLTransaction: OffreQuestions {
    func nombreOffresActives() throws -> Int {
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM offre_operationnelle WHERE date_retrait IS NULL"
        return try seen().first(sql) { Int(try $0.integer(0)) } ?? 0
    }

    func offres(
        professionnels: [Identifiant], after: Identifiant?, limit: Int
    ) throws -> [Versioned<OffreOperationnelle>] {
        guard !professionnels.isEmpty else { return [] }
        let people = professionnels.map { SQLValue.integer($0.rawValue) }
        let bounds: [SQLValue] = [.integer(after?.rawValue ?? 0), .integer(Int64(limit))]
        return try seen().rows(Self.offres(people), people + bounds, AggregateRepository<OffreOperationnelle>.read)
    }

    /// The offers of people, given first, then the bounds.
    static func offres(_ people: [SQLValue]) -> String {
        AggregateRepository<OffreOperationnelle>.selection(
            where: """
                offre_operationnelle.professionnel IN \(ValueList.places(people)) AND date_retrait IS NULL
                    AND offre_operationnelle.id > $\(people.count + 1)
                ORDER BY offre_operationnelle.id LIMIT $\(people.count + 2)
                """)
    }

    func brouillonsExpires(_ now: Instant, limit: Int) throws -> [Versioned<Brouillon>] {
        let repository = AggregateRepository<Brouillon>.self
        let sql = repository.selection(where: "date_expiration <= $1 ORDER BY date_expiration LIMIT $2")
        return try seen().rows(sql, [.integer(now.milliseconds), .integer(Int64(limit))], repository.read)
    }

    func offresAOublier(_ now: Instant, limit: Int) throws -> [Versioned<OffreOperationnelle>] {
        let repository = AggregateRepository<OffreOperationnelle>.self
        let sql = repository.selection(where: "date_oubli <= $1 ORDER BY date_oubli LIMIT $2")
        return try seen().rows(sql, [.integer(now.milliseconds), .integer(Int64(limit))], repository.read)
    }
}
