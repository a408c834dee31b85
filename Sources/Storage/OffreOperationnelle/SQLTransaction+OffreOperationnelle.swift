import Domain
import SQL
import UseCases

extension SQLTransaction: OffreQuestions {
    func nombreOffresActives() throws -> Int {
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM offre_operationnelle WHERE date_retrait IS NULL"
        return try seen().first(sql) { Int(try $0.integer(0)) } ?? 0
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
