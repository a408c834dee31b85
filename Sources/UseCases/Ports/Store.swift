public import Domain

/// The store of aggregates: reads, and writes that are one transaction each.
public protocol Store: Sendable {
    /// Runs reads that see one state of the store.
    func read<Result>(_ work: (any StoreReader) throws -> Result) throws -> Result

    /// Runs a transaction: all of what `work` saves is stored durably before this returns, or nothing is when it throws.
    ///
    /// `work` is run again, on what is stored by then, when somebody else saved meanwhile what it saves: it must have no
    /// effect but on the store. Throws `StoreError.concurrence` when that never ends.
    /// `relaxed` lets the last transactions be lost in a power cut (never in a crash of the program): for imports, whose
    /// file can be read again.
    func write<Result>(relaxed: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result

    /// Runs `work` while no other process runs anything under the same name; answers `nil`, without running it, when one does.
    func alone<Result>(_ name: String, _ work: () throws -> Result) throws -> Result?
}

extension Store {
    /// Runs a durable transaction.
    public func write<Result>(_ work: (any StoreWriter) throws -> Result) throws -> Result {
        try write(relaxed: false, work)
    }
}

/// What use cases read: any aggregate by identifier or by key, and the questions of each subject.
public protocol StoreReader: OffreQuestions, TraceBrouillonQuestions, PublicationQuestions, AnomalieQuestions,
    EvenementQuestions,
    CommuneQuestions, DomaineMSSanteQuestions,
    NomenclatureQuestions, EmpreinteQuestions, ExecutionImportQuestions, QuotaQuestions,
    LienUniqueQuestions, CompteQuestions, RappelQuestions, AuditQuestions, ConditionsQuestions, HistoriqueQuestions
{
    /// An aggregate, `nil` when unknown.
    func find<Aggregate: StoredAggregate>(_ type: Aggregate.Type, _ id: Identifiant) throws -> Versioned<Aggregate>?
    /// The aggregates among these identifiers that are known, by identifier.
    func find<Aggregate: StoredAggregate>(
        _ type: Aggregate.Type, _ ids: [Identifiant]
    ) throws -> [Versioned<Aggregate>]
    /// The aggregates that have one of these values as their key, by identifier.
    func find<Aggregate: StoredAggregate>(
        _ type: Aggregate.Type, by key: AggregateKey<Aggregate>, _ values: [KeyValue]
    ) throws -> [Versioned<Aggregate>]
    /// The identifiers of all aggregates of a kind above `after`, ascending, at most `limit`.
    func ids<Aggregate: StoredAggregate>(
        of type: Aggregate.Type, after: Identifiant?, limit: Int
    ) throws -> [Identifiant]
}

extension StoreReader {
    /// The aggregate that has a value as its key, for a key that is unique.
    public func find<Aggregate: StoredAggregate>(
        _ type: Aggregate.Type, by key: AggregateKey<Aggregate>, _ value: KeyValue
    ) throws -> Versioned<Aggregate>? {
        try find(type, by: key, [value]).first
    }

    /// Whether there is no aggregate of a kind.
    public func isEmpty<Aggregate: StoredAggregate>(_ type: Aggregate.Type) throws -> Bool {
        try ids(of: type, after: nil, limit: 1).isEmpty
    }
}

/// What use cases save, inside one transaction.
public protocol StoreWriter: StoreReader, TraceBrouillonWriter, EvenementWriter, CommuneWriter, NomenclatureWriter,
    EmpreinteWriter, DomaineMSSanteWriter, EffacementWriter,
    ExecutionImportWriter, AuditWriter, CourrierWriter, LienUniqueWriter, FreinWriter, DemandeCompteWriter,
    RappelWriter, ConditionsWriter
{
    /// A new technical identifier, unique over all aggregates.
    func newId() throws -> Identifiant

    /// Saves an aggregate, with its revision (author, source, moment, document) when its kind has a history. `version` is
    /// the version it was read at, `nil` for a new one.
    ///
    /// It is written at the next read or at the end of the transaction. When somebody saved meanwhile, the transaction is
    /// then undone and run again: see `Store.write`.
    func save<Aggregate: StoredAggregate>(_ aggregate: Aggregate, version: Int64?, by auteur: Auteur, now: Instant)
        throws

    /// Takes an aggregate of a kind without history away, at once. Throws `StoreError.concurrence` when it is no longer at `version`.
    func remove<Aggregate: StoredAggregate>(_ type: Aggregate.Type, _ id: Identifiant, version: Int64) throws

    /// Makes publications readable by consumers, at the end of the transaction; one whose bytes did not change keeps its
    /// version and its date. For a resource that is told several times, the last one counts.
    func publish(_ publications: [Publication], now: Instant) throws
    /// Withdraws publications, at the end of the transaction: they are answered as gone from then on.
    func withdraw(_ resources: [ResourceKey], now: Instant) throws
    /// Brings what consumers read of some aggregates to what is stored by the end of the transaction: see `Republier`.
    func republish(_ sources: [PublicationSource], by publisher: any Publisher, now: Instant) throws
    /// Withdraws the resources among these that no published offer refers to by the end of the transaction.
    func withdrawUnsupported(_ resources: [ResourceKey], now: Instant) throws
}
