internal import Domain
public import Tabular
internal import UseCases

extension RPPS {
    /// Imports one edition; `progress` is told the phase, what is done and its total, 0 when unknown.
    ///
    /// The file is read a first time to compare it with what the directory has taken, then a second time for the persons who
    /// differ; these are stored by batches, each one a transaction. Cut at any moment, the next run goes on from there.
    /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
    public static func importEdition(
        _ file: RegisterFile, in contexte: ContexteImport, log: DiagnosticLog = DiagnosticLog(),
        progress: Progression = { _, _, _ in }
    ) throws -> RapportImport {
        let rules = contexte.rules
        let communes = try contexte.communes()
        let empreinte = try contexte.store.read { try $0.fingerprintOfCommunes() }
        let reader = try Reader(file.open(), communes: communes, empreinte: empreinte, log: log)
        let releve = try Releve(
            reader, of: file.path, .personnesRPPS, in: contexte, log: log, progress: progress)
        guard releve.records > 0 else {
            throw FichierRefuse(
                .tooFewPersons, "The file \(file.path) holds no person of the directory: it was refused.")
        }
        let open = { @Sendable [file, divergences = reader.divergences] (log: DiagnosticLog) throws in
            try Reader(file.open(), communes: communes, empreinte: empreinte, after: divergences, log: log)
        }
        var report = RapportImport(file, in: contexte, releve)
        // Fingerprints bound the change from above; only beyond the share is the exact plan made, without storing.
        if rules.isHeld(touched: rules.isFull ? releve.known : releve.touched, of: releve.known) {
            let plan = try apply(releve, in: contexte, dryRun: true, "plan", progress) {
                try open(DiagnosticLog(keptPerRule: 0))
            }
            if plan.partTouchee > rules.maximumShare {
                report.state = rules.dryRun ? .simulated : .held
                report.bilan = plan.bilan
                report.take(log)
                return report
            }
        }
        let importer = try apply(releve, in: contexte, dryRun: rules.dryRun, "persons", progress) { try open(log) }
        try importer.forgetSaisies()
        report.bilan = importer.bilan
        report.take(log)
        return report
    }

    private static func apply(
        _ releve: Releve, in contexte: ContexteImport, dryRun: Bool, _ phase: String, _ progress: Progression,
        open: @escaping @Sendable () throws -> Reader
    ) throws -> ImporterRPPS {
        let importer = try ImporterRPPS(
            store: contexte.store, publisher: contexte.publisher, provenance: contexte.provenance(.rpps),
            dryRun: dryRun, now: contexte.now)
        // Three times more persons per transaction in an empty directory, where nobody waits for a page.
        let size = importer.annuaireVide ? 3000 : 1000
        try contexte.reread(Relecture(releve, open: open), by: size, of: releve, phase: phase, progress) { record in
            var person = Matching.personne(record.rows)
            person?.empreinte = record.empreinte
            return person
        } _: {
            try importer.take($0)
        }
        try importer.withdraw(releve.gone)
        return importer
    }
}
