import Importers
import UseCases

extension Command {
    /// `ror import rpps FILE`.
    static let importRPPS = Command(
        "import rpps", "Imports an edition of the public RPPS extraction of persons and activities (text or zip).",
        positional: ["FILE"], options: ImportRun.options
    ) { arguments in
        let run = try ImportRun("rpps", arguments)
        guard try run.store.read({ try $0.numberOfCommunes() }) > 0 else {
            throw CommandLineError("The communes are needed first: run ror import communes.", exitCode: 1)
        }
        return try run.refusing {
            let file = try RPPS.file(path: arguments.positional[0])
            let edition = try run.edition(of: file.edition)
            return try run(file.path, edition: edition, unit: "offers") {
                try RPPS.importEdition(file, in: run.contexte(edition), progress: run.progression)
            }
        }
    }
}
