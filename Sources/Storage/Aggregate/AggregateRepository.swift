import Domain
import SQL
import UseCases

/// The rows of one kind of aggregate. The document is in the revision that the row points to.
struct AggregateRepository<Aggregate: StoredAggregate> {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Everything of an aggregate, `where` a condition on its columns.
    static func selection(where condition: String) -> String {
        """
        SELECT \(Aggregate.table).version, revision.document FROM \(Aggregate.table)
        JOIN revision ON revision.sequence = \(Aggregate.table).sequence WHERE \(condition)
        """
    }

    func find(_ id: Identifiant) throws -> Versioned<Aggregate>? {
        let sql = Self.selection(where: "\(Aggregate.table).id = $1")
        return try connection.first(sql, [.integer(id.rawValue)], Self.read)
    }

    /// The aggregates whose column has one of some values, in no order.
    func find(where column: String, in values: [SQLValue]) throws -> [Versioned<Aggregate>] {
        try ValueList.chunks(values).flatMap { chunk in
            let sql = Self.selection(where: "\(Aggregate.table).\(column) IN \(ValueList.places(chunk))")
            return try connection.rows(sql, chunk, Self.read)
        }
    }

    /// The aggregates of some identifiers, in no order.
    func find(_ ids: [Identifiant]) throws -> [Aggregate] {
        try find(where: "id", in: ids.map { .integer($0.rawValue) }).map(\.value)
    }

    func identifiants(after: Identifiant?, limit: Int) throws -> [Identifiant] {
        let sql = "SELECT id FROM \(Aggregate.table) WHERE id > $1 ORDER BY id LIMIT $2"
        let values: [SQLValue] = [.integer(after?.rawValue ?? 0), .integer(Int64(limit))]
        return try connection.rows(sql, values) { Identifiant(rawValue: try $0.integer(0)) }
    }

    static func read(_ row: any SQLRow) throws -> Versioned<Aggregate> {
        Versioned(try Document.decode(Aggregate.self, row.text(1)), version: try row.integer(0))
    }
}
