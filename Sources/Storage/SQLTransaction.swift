import Domain
import SQL
import UseCases

/// The store as one transaction sees it.
///
/// Revisions, counters, publications and the audit log are written at the end, by `finish()`: their rows are locked for a moment only, and
/// until the commit, so that the order of sequence numbers and of dates of publication is the order of commits.
final class SQLTransaction {
    /// The connection, for what is written at once and for what no aggregate is.
    let connection: any SQLConnection
    private let compteurs: CompteurRepository
    private var writer = AggregateWriter()
    private var premierLibre: Int64?
    private var publications = PublicationWriter()
    private var faits: [AuditRepository.Entry] = []

    /// What seals messages that hold a link.
    let sceau: SceauCourriers?
    /// Whether a message was deposited.
    var hasDeposited = false

    init(_ connection: any SQLConnection, sceau: SceauCourriers? = nil) {
        self.connection = connection
        self.sceau = sceau
        compteurs = CompteurRepository(connection)
    }

    /// The connection, for reading: what was saved so far is written first, so that it is seen.
    func seen() throws -> any SQLConnection {
        try writer.write(on: connection)
        return connection
    }

    /// Writes what was kept for the end.
    func finish() throws {
        if let premierLibre { try compteurs.set(.identifiant, premierLibre - 1) }
        try writer.write(on: connection)
        try finishPublications()
        try AuditRepository(connection).add(faits + writer.changes)
    }

    private func finishPublications() throws {
        guard let work = try publications.end(on: connection) else { return }
        try withdraw(Republier.unsupported(work.unsupported, in: self), now: work.now)
        if let publisher = work.publisher {
            try Republier(publisher: publisher, now: work.now, in: self)(work.sources) {
                try publications.write(on: connection)
            }
        }
        try publications.write(on: connection)
        try publications.count(on: connection)
    }

    /// Keeps a revision of something that is no aggregate.
    func note(_ kind: String, _ value: some Encodable & Sendable, by auteur: Auteur, now: Instant) throws {
        writer.note(kind, id: try newId(), value, auteur: auteur, now: now)
    }
}

extension SQLTransaction: StoreReader {
    func find<Aggregate: StoredAggregate>(_: Aggregate.Type, _ id: Identifiant) throws -> Versioned<Aggregate>? {
        try AggregateRepository(seen()).find(id)
    }

    func find<Aggregate: StoredAggregate>(_: Aggregate.Type, _ ids: [Identifiant]) throws -> [Versioned<Aggregate>] {
        try AggregateRepository(seen()).find(where: "id", in: ids.map { .integer($0.rawValue) })
    }

    func find<Aggregate: StoredAggregate>(
        _: Aggregate.Type, by key: AggregateKey<Aggregate>, _ values: [KeyValue]
    ) throws -> [Versioned<Aggregate>] {
        try AggregateRepository(seen()).find(where: key.name, in: values.map(SQLValue.init))
    }

    func ids<Aggregate: StoredAggregate>(
        of _: Aggregate.Type, after: Identifiant?, limit: Int
    ) throws -> [Identifiant] {
        try AggregateRepository<Aggregate>(seen()).ids(after: after, limit: limit)
    }
}

extension SQLTransaction: StoreWriter {
    func newId() throws -> Identifiant {
        let id = try premierLibre ?? compteurs.locked(.identifiant) + 1
        premierLibre = id + 1
        return Identifiant(rawValue: id)
    }

    func save<Aggregate: StoredAggregate>(
        _ aggregate: Aggregate, version: Int64?, by auteur: Auteur, now: Instant
    ) throws {
        try writer.save(aggregate, version: version, auteur: auteur, now: now, on: connection)
        // An import saves millions: the types are compared before anything is cast.
        if Aggregate.self == Compte.self, let compte = aggregate as? Compte { try index(compte) }
    }

    func remove<Aggregate: StoredAggregate>(_: Aggregate.Type, _ id: Identifiant, version: Int64) throws {
        guard Aggregate.history == .none else { throw SQLError(.fault, "a kind with a history is not taken away") }
        let sql = "DELETE FROM \(Aggregate.kind) WHERE id = $1 AND version = $2"
        guard try connection.execute(sql, [.integer(id.rawValue), .integer(version)]) == 1 else {
            throw StoreError.concurrence(kind: Aggregate.kind)
        }
    }

    func publish(_ publications: [Publication], now: Instant) throws {
        try self.publications.publish(publications, now: now)
    }

    func withdraw(_ resources: [ResourceKey], now: Instant) throws {
        try publications.withdraw(resources, now: now)
    }

    func republish(_ sources: [PublicationSource], by publisher: any Publisher, now: Instant) throws {
        publications.republish(sources, by: publisher, now: now)
    }

    func withdrawUnsupported(_ resources: [ResourceKey], now: Instant) throws {
        publications.withdrawUnsupported(resources, now: now)
    }

    func audit(_ fait: FaitAudit, by auteur: String, now: Instant) throws {
        faits.append(AuditRepository.Entry(fait: fait, auteur: auteur, date: now))
    }
}
