internal import Domain
public import Tabular
internal import UseCases

extension Ameli {
    /// Imports one edition: every activity of the directory is matched again.
    ///
    /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
    public static func importEdition(
        _ file: RegisterFile, in contexte: ContexteImport, log: DiagnosticLog = DiagnosticLog(),
        progress: Progression = { _, _, _ in }
    ) throws -> RapportImport {
        let rules = contexte.rules
        var matching = RapprochementAmeli(communes: try contexte.communes())
        var report = RapportImport(file, in: contexte)
        try read(file, into: &matching, &report, log: log, progress)
        let importer = ImporterConventions(
            store: contexte.store, publisher: contexte.publisher, provenance: contexte.provenance(.ameli),
            dryRun: rules.dryRun, now: contexte.now)
        let known = try importer.forEachOffre(progress: { progress("offers", $0, 0) }) { matching.note($0) }
        let plan = try importer.plan(matching)
        report.recordsRead = plan.count
        if rules.isHeld(touched: plan.count { $0.remplace }, of: known), !rules.dryRun {
            report.state = .held
        } else {
            try importer.apply(plan) { progress("conventions", $0, plan.count) }
        }
        report.bilan = importer.bilan
        report.take(log)
        return report
    }

    private static func read(
        _ file: RegisterFile, into matching: inout RapprochementAmeli, _ report: inout RapportImport,
        log: DiagnosticLog,
        _ progress: Progression
    ) throws {
        let reader = try Reader(file.open(), log: log)
        while let fiche = try reader.next() {
            report.records += 1
            if !matching.note(fiche) {
                reader.row.note(
                    .info, nil, "ameli-hors-rapprochement", fiche.ville,
                    "The town or the specialty is unknown: the row cannot be matched.")
            }
            if reader.rows.isMultiple(of: 16_384) { progress("rows", reader.rows, 0) }
        }
        report.rows = reader.rows
        try FichierRefuse.check(file.path, rows: report.rows, errors: log.errors)
    }
}
