internal import Domain
public import Tabular
internal import Threads
internal import UseCases

extension RPPS {
    /// The import of one edition.
    ///
    /// The file is read a first time to compare it with what the directory has taken, then a second time for the persons who
    /// differ; these are stored by batches, each one a transaction. Cut at any moment, the next run goes on from there.
    public struct Import {
        private let source: Source
        private let contexte: ContexteImport
        private let batchSize: Int

        /// An import of a file; `batchSize` is in persons per transaction, three times more in an empty directory, where
        /// nobody waits for a page.
        public init(_ source: Source, in contexte: ContexteImport, batchSize: Int = 1000) {
            self.source = source
            self.contexte = contexte
            self.batchSize = batchSize
        }

        /// Runs the import; `progress` is told the phase, what is done and its total, 0 when unknown.
        ///
        /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
        public func run(
            log: DiagnosticLog = DiagnosticLog(), progress: Progression = { _, _, _ in }
        ) throws -> RapportImport {
            let empreinte = try contexte.store.read { try $0.fingerprintOfCommunes() }
            let communes = Later { [store = contexte.store] in
                CommunesActuelles(try store.read { try $0.allCommunes() })
            }
            let releve = try releve(Lecture(CommunesActuelles(), empreinte: empreinte), log: log, progress: progress)
            let lecture = Lecture(try communes.get(), empreinte: empreinte)
            guard releve.persons > 0 else {
                throw FichierRefuse(
                    .tooFewPersons, "The file \(source.path) holds no person of the directory: it was refused.")
            }
            var rules = contexte.rules
            // Fingerprints bound the change from above; only beyond the share is the exact plan made, without storing.
            if rules.isHeld(touched: releve.touched, of: releve.known) {
                let plan = try take(dryRun: true)
                try apply(releve, lecture, to: plan, log: DiagnosticLog(keptPerRule: 0), "plan", progress)
                if plan.partTouchee > rules.maximumShare {
                    return report(releve, plan.bilan, log, rules.dryRun ? .simulated : .held)
                }
                rules.isConfirmed = true
            }
            let importer = try take(dryRun: rules.dryRun)
            try apply(releve, lecture, to: importer, log: log, "persons", progress)
            try importer.forgetSaisies()
            return report(releve, importer.bilan, log, rules.dryRun ? .simulated : .applied)
        }

        private func take(dryRun: Bool) throws -> ImporterRPPS {
            try ImporterRPPS(
                store: contexte.store, publisher: contexte.publisher, provenance: contexte.provenance(.rpps),
                dryRun: dryRun,
                now: contexte.now)
        }

        private func releve(_ lecture: Lecture, log: DiagnosticLog, progress: Progression) throws -> Releve {
            var personnes = TableEmpreintes(Releve.Personne())
            var structures = TableEmpreintes(Releve.Lieu())
            try contexte.store.read { store in
                try store.empreintes(.personnesRPPS) { personnes.learn($0) }
                try store.empreintes(.structuresRPPS) { structures.learn($0) }
            }
            return try Releve(
                source, lecture: lecture, personnes: personnes, structures: structures, full: contexte.rules.isFull,
                log: log
            ) { progress("rows", $0, 0) }
        }

        private func apply(
            _ releve: Releve, _ lecture: Lecture, to importer: ImporterRPPS, log: DiagnosticLog, _ phase: String,
            _ progress: Progression
        ) throws {
            let reader = PersonReader(source, releve, lecture: lecture, log: log)
            let size = importer.annuaireVide ? batchSize * 3 : batchSize
            var done = 0
            try readAhead(reader) { reader in
                let batch = try reader.next(size)
                return batch.isEmpty ? nil : batch
            } use: { batch in
                try importer.take(batch)
                done += batch.count
                progress(phase, done, releve.personsToRead)
            }
            try importer.withdraw(releve.absents)
        }

        private func report(
            _ releve: Releve, _ bilan: BilanImport, _ log: DiagnosticLog, _ state: RapportImport.State
        ) -> RapportImport {
            var report = RapportImport(file: ByteSource.lastComponent(source.path))
            report.state = state
            report.edition = contexte.edition.iso8601
            report.bilan = bilan
            report.rows = releve.rows
            report.records = releve.persons
            report.recordsRead = releve.personsToRead
            report.recordsGone = releve.absents.count
            report.take(log)
            return report
        }
    }
}

/// Is told how far an import is: the phase, what is done, and its total, 0 when unknown.
public typealias Progression = (_ phase: String, _ done: Int, _ total: Int) -> Void
