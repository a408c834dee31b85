internal import Domain
public import Tabular
internal import UseCases

extension Ameli {
    /// The import of one edition: every activity of the directory is matched again.
    public struct Import {
        private let source: Source
        private let contexte: ContexteImport

        /// An import of a file.
        public init(_ source: Source, in contexte: ContexteImport) {
            self.source = source
            self.contexte = contexte
        }

        /// Runs the import. Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
        public func run(
            log: DiagnosticLog = DiagnosticLog(), progress: Progression = { _, _, _ in }
        ) throws -> RapportImport {
            let rules = contexte.rules
            let communes = CommunesActuelles(try contexte.store.read { try $0.allCommunes() })
            var matching = RapprochementAmeli(communes: communes)
            var report = RapportImport(file: ByteSource.lastComponent(source.path))
            report.edition = contexte.edition.iso8601
            try read(into: &matching, &report, log: log, progress)
            let importer = ImporterConventions(
                store: contexte.store, publisher: contexte.publisher, provenance: contexte.provenance(.ameli),
                dryRun: rules.dryRun, now: contexte.now)
            let known = try importer.forEachOffre(progress: { progress("offers", $0, 0) }) { matching.note($0) }
            let plan = try importer.plan(matching)
            report.recordsRead = plan.count
            report.state = rules.dryRun ? .simulated : .applied
            let touched = plan.count { $0.remplace }
            if rules.isHeld(touched: touched, of: known), !rules.dryRun {
                report.state = .held
            } else {
                try importer.apply(plan) { progress("conventions", $0, plan.count) }
            }
            report.bilan = importer.bilan
            report.take(log)
            return report
        }

        private func read(
            into matching: inout RapprochementAmeli, _ report: inout RapportImport, log: DiagnosticLog,
            _ progress: Progression
        ) throws {
            let reader = try Reader(source.open(), log: log)
            while let fiche = try reader.next() {
                report.records += 1
                if !matching.note(fiche) {
                    log.add(
                        Diagnostic(
                            .info, file: report.file, line: reader.rows + 1, rule: "ameli-hors-rapprochement",
                            value: fiche.ville,
                            message: "The town or the specialty is unknown: the row cannot be matched."))
                }
                if reader.rows.isMultiple(of: 16_384) { progress("rows", reader.rows, 0) }
            }
            report.rows = reader.rows
            try FichierRefuse.check(source.path, rows: report.rows, errors: log.errors)
        }
    }
}
