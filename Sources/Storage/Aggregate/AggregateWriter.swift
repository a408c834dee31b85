import Domain
import SQL
import Threads
import UseCases

/// The saves of one transaction, kept in memory and written together: the rows, then the
/// revisions that they point to, which hold the documents. Many new rows go in one bulk load per table.
struct AggregateWriter {
    /// A save that is not written yet.
    private struct Save: Sendable {
        /// Whether there is a row beside the revision.
        var hasRow = true
        var columns: [String] = []
        var values: [SQLValue] = []
        var version: Int64?
        let revision: Revision
        let encode: @Sendable (DocumentEncoder) throws -> String
    }

    /// Saves whose documents are encoded together, on another thread while the transaction goes on. Measured: with documents encoded at the
    /// end of each transaction, an import of RPPS waits for them a quarter of its time.
    private static let together = 256

    private var saves: [Save] = []
    /// What the audit log will tell of the revisions that were written.
    private(set) var changes: [AuditRepository.Entry] = []
    /// The documents of the first saves, `together` each.
    private var documents: [Later<[String]>] = []

    /// Keeps a save for the next `write`; of a kind without history, whose document is in its row, writes it at once.
    mutating func save<Aggregate: StoredAggregate>(
        _ aggregate: Aggregate, version: Int64?, auteur: Auteur, now: Instant, on connection: any SQLConnection
    ) throws {
        let revision = Revision(
            agregat: Aggregate.kind, id: aggregate.id, version: (version ?? 0) + 1, date: now, auteur: auteur)
        let save = Save(
            columns: Aggregate.keys, values: aggregate.keyValues.map(SQLValue.init), version: version,
            revision: revision
        ) { try $0.encode(aggregate) }
        guard Aggregate.history == .none else { return keep(save) }
        let document = SQLValue.text(try Document.encode(aggregate))
        if version == nil {
            try insert(into: Aggregate.kind, [save], "document", [document], on: connection)
        } else {
            try update(save, "document", document, on: connection)
        }
    }

    /// Keeps a revision of something that is no aggregate, for the next `write`.
    mutating func note(
        _ agregat: String, id: Identifiant, _ value: some Encodable & Sendable, auteur: Auteur, now: Instant
    ) {
        let revision = Revision(agregat: agregat, id: id, version: 1, date: now, auteur: auteur)
        keep(Save(hasRow: false, revision: revision) { try $0.encode(value) })
    }

    private mutating func keep(_ save: Save) {
        saves.append(save)
        let encoded = documents.count * Self.together
        guard saves.count == encoded + Self.together else { return }
        documents.append(Later { [some = Array(saves[encoded...])] in try Self.documents(some) })
    }

    /// Writes what waits. Throws `StoreError.concurrence` when an aggregate exists already or was saved meanwhile.
    mutating func write(on connection: any SQLConnection) throws {
        guard !saves.isEmpty else { return }
        let count = Int64(saves.count)
        let first = try CompteurRepository(connection).add(count, to: .revision) - count + 1
        let new = zip(first..., saves).filter { $0.1.version == nil && $0.1.hasRow }
        for (table, rows) in Dictionary(grouping: new, by: \.1.revision.agregat).sorted(by: { $0.key < $1.key }) {
            try insert(into: table, rows.map(\.1), "sequence", rows.map { .integer($0.0) }, on: connection)
        }
        for (sequence, save) in zip(first..., saves) where save.version != nil {
            try update(save, "sequence", .integer(sequence), on: connection)
        }
        let others = try Self.documents(saves.dropFirst(documents.count * Self.together))
        let texts = try documents.flatMap { try $0.get() } + others
        try Self.inserting("revision") {
            try RevisionRepository(connection).insert(saves.map(\.revision), documents: texts, from: first)
        }
        changes += zip(saves, texts).compactMap { AuditRepository.Entry($0.revision, document: $1) }
        saves.removeAll(keepingCapacity: true)
        documents = []
    }

    private static func documents(_ saves: some Sequence<Save>) throws -> [String] {
        let encoder = DocumentEncoder()
        return try saves.map { try $0.encode(encoder) }
    }

    /// Adds the rows of new aggregates, with the column that leads to their documents.
    private func insert(
        into table: String, _ saves: [Save], _ column: String, _ values: [SQLValue], on connection: any SQLConnection
    ) throws {
        let columns = ["id", "version"] + (saves.first?.columns ?? []) + [column]
        try Self.inserting(table) {
            try connection.insert(into: table, columns: columns, count: saves.count) { rank, row in
                row += [.integer(saves[rank].revision.id.rawValue), 1]
                row += saves[rank].values
                row.append(values[rank])
            }
        }
    }

    /// What exists already was saved meanwhile by somebody else.
    private static func inserting(_ kind: String, _ work: () throws -> Void) throws {
        do { try work() } catch let error as SQLError where error.code == .constraint {
            throw StoreError.concurrence(kind: kind)
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
