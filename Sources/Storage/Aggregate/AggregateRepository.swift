import Domain
import SQL
import UseCases

/// The rows of one kind of aggregate.
struct AggregateRepository<Aggregate: StoredAggregate> {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    func find(_ id: Identifiant) throws -> Versioned<Aggregate>? {
        let sql = "SELECT version, document FROM \(Aggregate.table) WHERE id = $1"
        return try connection.first(sql, [.integer(id.rawValue)], Self.read)
    }

    /// The aggregates whose column has one of some values, in no order.
    func find(where column: String, in values: [SQLValue]) throws -> [Versioned<Aggregate>] {
        try ValueList.chunks(values).flatMap { chunk in
            let sql = "SELECT version, document FROM \(Aggregate.table) WHERE \(column) IN \(ValueList.places(chunk))"
            return try connection.rows(sql, chunk, Self.read)
        }
    }

    func identifiants(after: Identifiant?, limit: Int) throws -> [Identifiant] {
        let sql = "SELECT id FROM \(Aggregate.table) WHERE id > $1 ORDER BY id LIMIT $2"
        let values: [SQLValue] = [.integer(after?.rawValue ?? 0), .integer(Int64(limit))]
        return try connection.rows(sql, values) { Identifiant(rawValue: try $0.integer(0)) }
    }

    /// Inserts an aggregate, or updates the version it was read at; returns the document as stored.
    func save(_ aggregate: Aggregate, version: Int64?) throws -> String {
        let document = try Document.encode(aggregate)
        if let version {
            try update(aggregate, version, document)
        } else {
            try insert(aggregate, document)
        }
        return document
    }

    private func insert(_ aggregate: Aggregate, _ document: String) throws {
        let values = [.integer(aggregate.id.rawValue), 1] + aggregate.values + [.text(document)]
        do {
            try connection.execute(Self.insertion, values)
        } catch {
            guard error.code == .constraint else { throw error }
            throw UseCaseError(.conflit, "this \(Aggregate.table) exists already")
        }
    }

    private func update(_ aggregate: Aggregate, _ version: Int64, _ document: String) throws {
        let key: [SQLValue] = [.integer(aggregate.id.rawValue), .integer(version)]
        guard try connection.execute(Self.replacement, key + aggregate.values + [.text(document)]) == 1 else {
            throw UseCaseError(.conflit, "this \(Aggregate.table) was saved by someone else meanwhile")
        }
    }

    private static func read(_ row: any SQLRow) throws -> Versioned<Aggregate> {
        Versioned(try Document.decode(Aggregate.self, row.text(1)), version: try row.integer(0))
    }

    private static var insertion: String {
        let columns = ["id", "version"] + Aggregate.columns + ["document"]
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return """
            INSERT INTO \(Aggregate.table) (\(columns.joined(separator: ", "))) VALUES (\(places))
            """
    }

    private static var replacement: String {
        let changes = (Aggregate.columns + ["document"]).enumerated().map { "\($1) = $\($0 + 3)" }
        return """
            UPDATE \(Aggregate.table) SET version = version + 1, \(changes.joined(separator: ", "))
            WHERE id = $1 AND version = $2
            """
    }
}
