import Domain
import Importers

extension Command {
    /// `ror import savoir-faire FILE`.
    static let importSavoirFaire = importPersonnes(
        "savoir-faire", "Imports the know-hows of RPPS (PS_LibreAcces_SavoirFaire).", RPPS.savoirFaire)
    /// `ror import diplomes FILE`.
    static let importDiplomes = importPersonnes(
        "diplomes", "Imports the diplomas and authorisations of RPPS (PS_LibreAcces_Dipl_AutExerc).", RPPS.diplomes)
    /// `ror import mssante FILE`.
    static let importMSSante = importPersonnes(
        "mssante",
        "Imports the MSSanté mailboxes of professionals, and the domains of operators (Extraction_Correspondance_MSSante).",
        MSSante.boites, MSSante.importEdition)

    /// Imports one edition of a register.
    private typealias Import = @Sendable (RegisterFile, ContexteImport, Progression) throws -> RapportImport

    private static func importPersonnes(
        _ name: String, _ summary: String, _ registre: RegistrePersonnes<some Sendable>, _ importEdition: Import? = nil
    ) -> Command {
        Command("import \(name)", summary, positional: ["FILE"], options: ImportRun.options) { arguments in
            let run = try ImportRun(name, arguments)
            return try run.refusing {
                let file = try registre.file(path: arguments.positional[0])
                let edition = try run.edition(of: file.edition)
                return try run(file.path, edition: edition, unit: "professionals") {
                    let contexte = try run.contexte(edition)
                    guard let importEdition else {
                        return try registre.importEdition(file, in: contexte, progress: run.progression)
                    }
                    return try importEdition(file, contexte, run.progression)
                }
            }
        }
    }
}
