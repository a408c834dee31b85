internal import Domain
internal import Tabular
internal import UseCases

extension MSSante {
    /// Imports the mailboxes of one edition, then, unless it is held or a dry run, the domains of operators of all its rows: those of
    /// organisations and of persons whom the directory does not have included.
    ///
    /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
    public static func importEdition(
        _ file: RegisterFile, in contexte: ContexteImport, progress: Progression = { _, _, _ in }
    ) throws -> RapportImport {
        let domains = try domaines(of: file)
        let report = try boites.importEdition(file, in: contexte, progress: progress)
        if report.state == .applied { try contexte.store.write { try $0.replaceDomainesMSSante(domains) } }
        return report
    }

    /// The domains of operators of a file, in constant memory. Throws `FichierRefuse` when they are too many.
    private static func domaines(of file: RegisterFile) throws -> Set<String> {
        let lines = try RegisterRows(file.open(), log: DiagnosticLog(keptPerRule: 0))
        try lines.require(["Adresse BAL"], kind: boites.fichier)
        let most = Limites.domainesMSSante.value
        var domains: Set<String> = []
        while try lines.next() {
            guard let domain = lines.row.text("Adresse BAL").flatMap(BoiteLettreMSS.operateur) else { continue }
            domains.insert(domain)
            guard domains.count <= most else {
                throw FichierRefuse(
                    .unreadable, "The file \(file.name) has more than \(most) domains of operators: it was refused.")
            }
        }
        return domains
    }
}
