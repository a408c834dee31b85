import Domain
import SQL
import UseCases

/// The rows of one kind of aggregate, in the table of its name.
///
/// The document of a kind with a history is in the revision that the row points to; that of a kind without, in the row.
struct AggregateRepository<Aggregate: StoredAggregate> {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Everything of an aggregate, `where` a condition on its columns.
    static func selection(where condition: String) -> String {
        let table = Aggregate.kind
        switch Aggregate.history {
        case .versions:
            return """
                SELECT \(table).version, revision.document FROM \(table)
                JOIN revision ON revision.sequence = \(table).sequence WHERE \(condition)
                """
        case .none: return "SELECT version, document FROM \(table) WHERE \(condition)"
        }
    }

    func find(_ id: Identifiant) throws -> Versioned<Aggregate>? {
        let sql = Self.selection(where: "\(Aggregate.kind).id = $1")
        return try connection.first(sql, [.integer(id.rawValue)], Self.read)
    }

    /// The aggregates whose column has one of some values, by identifier.
    func find(where column: String, in values: [SQLValue]) throws -> [Versioned<Aggregate>] {
        let found = try ValueList.chunks(values).flatMap { chunk in
            let sql = Self.selection(where: "\(Aggregate.kind).\(column) IN \(ValueList.places(chunk))")
            return try connection.rows(sql, chunk, Self.read)
        }
        return found.sorted { $0.value.id < $1.value.id }
    }

    func ids(after: Identifiant?, limit: Int) throws -> [Identifiant] {
        let sql = "SELECT id FROM \(Aggregate.kind) WHERE id > $1 ORDER BY id LIMIT $2"
        let values: [SQLValue] = [.integer(after?.rawValue ?? 0), .integer(Int64(limit))]
        return try connection.rows(sql, values) { Identifiant(rawValue: try $0.integer(0)) }
    }

    static func read(_ row: any SQLRow) throws -> Versioned<Aggregate> {
        Versioned(try Document.decode(Aggregate.self, row.text(1)), version: try row.integer(0))
    }
}

extension SQLValue {
    /// The value of a key.
    init(_ key: KeyValue) {
        switch key {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .null: self = .null
        }
    }
}
