import Domain
import SQL
import Threads
import UseCases

/// The saves of one transaction, kept in memory and written together: the rows, then the
/// revisions that they point to, which hold the documents. Many new rows go in one bulk load per table.
struct AggregateWriter {
    /// A save that is not written yet. A class: an import has a million of them, that no loop is to copy.
    private final class Save: Sendable {
        /// Whether there is a row beside the revision.
        let hasRow: Bool
        let columns: [String]
        let values: [SQLValue]
        let version: Int64?
        let revision: Revision
        let encode: @Sendable (DocumentEncoder) throws -> String

        init(
            hasRow: Bool = true, columns: [String], values: [SQLValue], version: Int64?, revision: Revision,
            encode: @escaping @Sendable (DocumentEncoder) throws -> String
        ) {
            self.hasRow = hasRow
            self.columns = columns
            self.values = values
            self.version = version
            self.revision = revision
            self.encode = encode
        }
    }

    private var saves: [Save] = []
    /// The saves of kinds without history, whose document is in their row.
    private var replacements: [Save] = []

    /// Keeps a save for the next `write`.
    mutating func save<Aggregate: StoredAggregate>(
        _ aggregate: Aggregate, version: Int64?, auteur: Auteur, now: Instant
    ) {
        let revision = Revision(
            agregat: Aggregate.kind, id: aggregate.id, version: (version ?? 0) + 1, date: now, auteur: auteur)
        let values = aggregate.keyValues.map(SQLValue.init)
        let save = Save(columns: Aggregate.keys, values: values, version: version, revision: revision) {
            try $0.encode(aggregate)
        }
        switch Aggregate.history {
        case .versions: saves.append(save)
        case .none: replacements.append(save)
        }
    }

    /// Keeps a revision of something that is no aggregate, for the next `write`.
    mutating func note(
        _ agregat: String, id: Identifiant, _ value: some Encodable & Sendable, auteur: Auteur, now: Instant
    ) {
        let revision = Revision(agregat: agregat, id: id, version: 1, date: now, auteur: auteur)
        saves.append(
            Save(hasRow: false, columns: [], values: [], version: nil, revision: revision) { try $0.encode(value) })
    }

    /// Writes what waits. Throws `StoreError.concurrence` when an aggregate exists already or was saved meanwhile.
    mutating func write(on connection: any SQLConnection) throws {
        try replace(on: connection)
        guard !saves.isEmpty else { return }
        // Many documents are encoded while the database takes the rows.
        let documents = saves.count < 64 ? nil : Later { [saves] in try Self.documents(saves) }
        let last = try CompteurRepository(connection).add(Int64(saves.count), to: .revision)
        let first = last - Int64(saves.count) + 1
        try insert(numberedFrom: first, on: connection)
        for (sequence, save) in zip(first..., saves) where save.version != nil {
            try update(save, "sequence", .integer(sequence), on: connection)
        }
        do {
            try RevisionRepository(connection).insert(
                saves.map(\.revision), documents: try documents?.get() ?? Self.documents(saves), from: first)
        } catch let error as SQLError where error.code == .constraint {
            throw StoreError.concurrence(kind: "revision")
        }
        saves.removeAll(keepingCapacity: true)
    }

    private static func documents(_ saves: [Save]) throws -> [String] {
        let encoder = DocumentEncoder()
        return try saves.map { try $0.encode(encoder) }
    }

    /// Writes the aggregates whose document is in their row.
    private mutating func replace(on connection: any SQLConnection) throws {
        for save in replacements {
            let document = SQLValue.text(try save.encode(DocumentEncoder()))
            guard save.version == nil else {
                try update(save, "document", document, on: connection)
                continue
            }
            let columns = ["id", "version"] + save.columns + ["document"]
            try insert(into: save.revision.agregat, columns: columns, count: 1, on: connection) { _, row in
                row += [.integer(save.revision.id.rawValue), 1] + save.values + [document]
            }
        }
        replacements.removeAll()
    }

    private func insert(numberedFrom first: Int64, on connection: any SQLConnection) throws {
        var ranks: [String: [Int]] = [:]
        for (rank, save) in saves.enumerated() where save.version == nil && save.hasRow {
            ranks[save.revision.agregat, default: []].append(rank)
        }
        for (table, ranks) in ranks.sorted(by: { $0.key < $1.key }) {
            let columns = ["id", "version"] + saves[ranks[0]].columns + ["sequence"]
            try insert(into: table, columns: columns, count: ranks.count, on: connection) { number, row in
                let save = saves[ranks[number]]
                row.append(.integer(save.revision.id.rawValue))
                row.append(1)
                row.append(contentsOf: save.values)
                row.append(.integer(first + Int64(ranks[number])))
            }
        }
    }

    private func insert(
        into table: String, columns: [String], count: Int, on connection: any SQLConnection,
        row: (Int, inout [SQLValue]) -> Void
    ) throws {
        do {
            try connection.insert(into: table, columns: columns, count: count, row: row)
        } catch let error as SQLError where error.code == .constraint {
            throw StoreError.concurrence(kind: table)
        }
    }

    /// Gives a row its next version, its keys, and the column that leads to its document.
    private func update(
        _ save: Save, _ column: String, _ value: SQLValue, on connection: any SQLConnection
    ) throws {
        let table = save.revision.agregat
        let changes = (save.columns + [column]).enumerated().map { "\($1) = $\($0 + 3)" }
        let sql = """
            UPDATE \(table) SET version = version + 1, \(changes.joined(separator: ", "))
            WHERE id = $1 AND version = $2
            """
        let key: [SQLValue] = [.integer(save.revision.id.rawValue), SQLValue(save.version)]
        guard try connection.execute(sql, key + save.values + [value]) == 1 else {
            throw StoreError.concurrence(kind: table)
        }
    }
}

extension SQLConnection {
    /// Inserts rows, given as `load` asks for: one by one when they are few, by a bulk load else.
    func insert(
        into table: String, columns: [String], count: Int, row: (Int, inout [SQLValue]) -> Void
    ) throws {
        guard count < 8 else {
            try load(into: table, columns: columns, count: count, row: row)
            return
        }
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        for number in 0..<count {
            var values: [SQLValue] = []
            row(number, &values)
            try execute(sql, values)
        }
    }
}
