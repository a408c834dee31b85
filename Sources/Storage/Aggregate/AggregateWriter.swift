import Domain
import SQL
import UseCases

/// The saves of one transaction, kept in memory and written together: the rows, then the
/// revisions that they point to, which hold the documents. Many new rows go in one bulk load per table.
struct AggregateWriter {
    /// A save that is not written yet.
    private struct Save {
        /// `nil` for a change that has a revision only.
        let columns: [String]?
        let values: [SQLValue]
        let version: Int64?
        let encode: @Sendable () throws -> String
        let revision: Revision
    }

    private var saves: [Save] = []

    /// Whether nothing waits.
    var isEmpty: Bool { saves.isEmpty }

    /// Keeps a save for the next `write`.
    mutating func save<Aggregate: StoredAggregate>(
        _ aggregate: Aggregate, version: Int64?, auteur: Auteur, now: Instant
    ) {
        let revision = Revision(
            agregat: Aggregate.table, id: aggregate.id, version: (version ?? 0) + 1, date: now, auteur: auteur,
            document: nil)
        saves.append(
            Save(
                columns: Aggregate.columns, values: aggregate.values, version: version,
                encode: { try Document.encode(aggregate) }, revision: revision))
    }

    /// Keeps a revision of something that is no aggregate, for the next `write`.
    mutating func note(
        _ agregat: String, id: Identifiant, _ value: some Encodable & Sendable, auteur: Auteur, now: Instant
    ) {
        saves.append(
            Save(
                columns: nil, values: [], version: nil, encode: { try Document.encode(value) },
                revision: Revision(agregat: agregat, id: id, version: 1, date: now, auteur: auteur, document: nil)))
    }

    /// Writes what waits. Throws `UseCaseError.conflit` when an aggregate exists already or was saved meanwhile.
    mutating func write(on connection: any SQLConnection) throws {
        guard !saves.isEmpty else { return }
        // The documents are encoded while the database takes the rows.
        let documents = Ahead(saves) { try $0.encode() }
        let last = try CompteurRepository(connection).add(Int64(saves.count), to: .revision)
        let first = last - Int64(saves.count) + 1
        try insert(numberedFrom: first, on: connection)
        for (sequence, save) in zip(first..., saves) where save.version != nil {
            try update(save, sequence, on: connection)
        }
        let revisions = zip(saves, try documents.get())
            .map { save, document in
                var revision = save.revision
                revision.document = document
                return revision
            }
        do {
            try RevisionRepository(connection).insert(revisions, from: first)
        } catch let error as SQLError where error.code == .constraint {
            throw UseCaseError(.conflit, "an aggregate was saved by someone else meanwhile")
        }
        saves.removeAll(keepingCapacity: true)
    }

    private func insert(numberedFrom first: Int64, on connection: any SQLConnection) throws {
        var rows: [String: [[SQLValue]]] = [:]
        var columns: [String: [String]] = [:]
        for (sequence, save) in zip(first..., saves) where save.version == nil {
            guard let own = save.columns else { continue }
            let table = save.revision.agregat
            columns[table] = ["id", "version"] + own + ["sequence"]
            rows[table, default: []]
                .append([.integer(save.revision.id.rawValue), 1] + save.values + [.integer(sequence)])
        }
        for (table, rows) in rows.sorted(by: { $0.key < $1.key }) {
            do {
                try connection.insert(into: table, columns: columns[table] ?? [], rows: rows)
            } catch let error as SQLError where error.code == .constraint {
                throw UseCaseError(.conflit, "this \(table) exists already")
            }
        }
    }

    private func update(_ save: Save, _ sequence: Int64, on connection: any SQLConnection) throws {
        let table = save.revision.agregat
        let changes = ((save.columns ?? []) + ["sequence"]).enumerated().map { "\($1) = $\($0 + 3)" }
        let sql = """
            UPDATE \(table) SET version = version + 1, \(changes.joined(separator: ", "))
            WHERE id = $1 AND version = $2
            """
        let key: [SQLValue] = [.integer(save.revision.id.rawValue), SQLValue(save.version)]
        guard try connection.execute(sql, key + save.values + [.integer(sequence)]) == 1 else {
            throw UseCaseError(.conflit, "this \(table) was saved by someone else meanwhile")
        }
    }
}

extension SQLConnection {
    /// Inserts rows: one by one when they are few, by a bulk load else.
    func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        guard rows.count < 8 else {
            try load(into: table, columns: columns, rows: rows)
            return
        }
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        for row in rows { try execute(sql, row) }
    }
}
