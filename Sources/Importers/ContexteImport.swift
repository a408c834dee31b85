public import Domain
internal import Tabular
internal import Threads
public import UseCases

/// What the import of any register is given: where it stores, which edition it is, what the operator decided.
public struct ContexteImport: Sendable {
    let store: any Store
    let publisher: any Publisher
    let edition: JourCivil
    let rules: ReglesImport
    let now: @Sendable () -> Instant

    /// A context; `now` is asked at each transaction.
    public init(
        store: any Store, publisher: any Publisher, edition: JourCivil, rules: ReglesImport = ReglesImport(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.publisher = publisher
        self.edition = edition
        self.rules = rules
        self.now = now
    }

    /// What this edition brings comes from there.
    func provenance(_ repertoire: Provenance.Repertoire) -> Provenance {
        Provenance(repertoire, edition: edition)
    }

    /// The communes of the directory.
    func communes() throws -> CommunesActuelles {
        CommunesActuelles(try store.read { try $0.allCommunes() })
    }

    /// Imports a register whose records have a key: compares the edition with what the directory has taken of it, then, unless it is
    /// held, gives the records that differ to `apply` and those that are gone to `remove`.
    func take<Reader: KeyedReader>(
        _ file: RegisterFile, _ suivi: Suivi, log: DiagnosticLog, progress: Progression,
        open: @escaping @Sendable (DiagnosticLog) throws -> Reader,
        apply: ([Relecture<Reader>.Record]) throws -> Void, remove: ([EmpreinteConnue]) throws -> Void
    ) throws -> RapportImport {
        let releve = try Releve(open(log), of: file.path, suivi, in: self, log: log, progress: progress)
        var report = RapportImport(file, in: self, releve)
        report.take(log)
        if rules.isHeld(touched: releve.touched, of: releve.known), !rules.dryRun {
            report.state = .held
            return report
        }
        try reread(
            Relecture(releve) { try open(DiagnosticLog(keptPerRule: 0)) }, by: 1000, of: releve, progress, { $0 }, apply
        )
        if !releve.gone.isEmpty { try remove(releve.gone) }
        return report
    }

    /// Gives what `make` takes of the records of a second reading, by batches; a batch is read while the former one is used.
    func reread<Reader: KeyedReader, Item: Sendable>(
        _ relecture: sending Relecture<Reader>, by size: Int, of releve: Releve, phase: String = "records",
        _ progress: Progression, _ make: @escaping @Sendable (Relecture<Reader>.Record) -> Item?,
        _ use: ([Item]) throws -> Void
    ) throws {
        var done = 0
        try readAhead(relecture) { relecture -> (records: Int, items: [Item])? in
            let batch = try relecture.next(size)
            return batch.isEmpty ? nil : (batch.count, batch.compactMap(make))
        } use: { batch in
            try use(batch.items)
            done += batch.records
            progress(phase, done, releve.toRead)
        }
    }
}

/// Is told how far an import is: the phase, what is done, and its total, 0 when unknown.
public typealias Progression = (_ phase: String, _ done: Int, _ total: Int) -> Void
