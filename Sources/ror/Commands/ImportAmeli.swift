import Importers

extension Command {
    /// `ror import ameli FILE`.
    static let importAmeli = Command(
        "import ameli",
        "Imports the convention data of Ameli (liste-ps): sector, OPTAM, Vitale, matched by name and address.",
        positional: ["FILE"], options: ImportRun.options
    ) { arguments in
        let run = try ImportRun("ameli", arguments)
        return try run.refusing {
            let file = try Ameli.file(path: arguments.positional[0])
            let edition = try run.edition(of: file.edition)
            return try run(file.path, edition: edition, unit: "offers with convention data") {
                try Ameli.importEdition(file, in: run.contexte(edition), progress: run.progression)
            }
        }
    }
}
