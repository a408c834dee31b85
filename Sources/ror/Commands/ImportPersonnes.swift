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
        "mssante", "Imports the MSSanté mailboxes of professionals (Extraction_Correspondance_MSSante).", MSSante.boites
    )

    private static func importPersonnes(
        _ name: String, _ summary: String, _ registre: RegistrePersonnes<some Sendable>
    ) -> Command {
        Command("import \(name)", summary, positional: ["FILE"], options: ImportRun.options) { arguments in
            let run = try ImportRun(name, arguments)
            return try run.refusing {
                let file = try registre.file(path: arguments.positional[0])
                let edition = try run.edition(of: file.edition)
                return try run(file.path, edition: edition, unit: "professionals") {
                    try registre.importEdition(file, in: run.contexte(edition), progress: run.progression)
                }
            }
        }
    }
}
