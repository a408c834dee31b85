public import Domain

/// Keeps the history of the imports: each run is written when it begins and when it ends.
public struct JournalImports: Sendable {
    /// How a run ended.
    public struct Issue: Sendable {
        /// What became of it.
        public var etat: ExecutionImport.Etat
        /// The report, JSON.
        public var rapport: String?

        /// An end.
        public init(_ etat: ExecutionImport.Etat, rapport: String?) {
            self.etat = etat
            self.rapport = rapport
        }
    }

    private let store: any Store
    private let now: @Sendable () -> Instant

    /// The use case on a store.
    public init(store: any Store, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.now = now
    }

    /// Runs an import and writes its line of history, whatever happens to it; what it throws is thrown again.
    ///
    /// One import runs at a time, whatever its source: throws `UseCaseError.occupe` when another one does. So a former run
    /// that never ended was cut: it is written so.
    public func callAsFunction(
        source: String, fichier: String, edition: String?, _ work: () throws -> Issue
    ) throws {
        guard try store.alone("import", { try journal(source, fichier, edition, work) }) != nil else {
            throw UseCaseError(.occupe, "another import is running")
        }
    }

    private func journal(
        _ source: String, _ fichier: String, _ edition: String?, _ work: () throws -> Issue
    ) throws {
        var run = try open(source, fichier, edition)
        do {
            let issue = try work()
            run.etat = issue.etat
            run.rapport = issue.rapport
        } catch {
            run.etat = .refusee
            run.motif = String("\(error)".prefix(500))
            try close(run)
            throw error
        }
        try close(run)
    }

    /// The last runs, the last one first.
    public func dernieres(_ limit: Int, source: String? = nil) throws -> [ExecutionImport] {
        try store.read { try $0.executionsImport(source: source, limit: limit) }
    }

    private func open(_ source: String, _ fichier: String, _ edition: String?) throws -> ExecutionImport {
        try store.write { store in
            for var former in try store.executionsImport(source: nil, limit: 20) where former.etat == .enCours {
                former.etat = .interrompue
                try store.replace(former)
            }
            let run = ExecutionImport(
                id: try store.newId(), source: source, fichier: fichier, edition: edition, dateDebut: now())
            try store.replace(run)
            return run
        }
    }

    private func close(_ run: ExecutionImport) throws {
        var run = run
        let end = now()
        run.dateFin = end
        let fait = FaitAudit(
            nature: .importRegistre, objet: "execution_import \(run.id)",
            detail: ["source": run.source, "edition": run.edition ?? "", "etat": run.etat.rawValue])
        try store.write { store in
            try store.replace(run)
            try store.audit(fait, by: "import \(run.source)", now: end)
        }
    }
}
