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
            let source = try RPPS.Source(path: arguments.positional[0])
            let edition = try run.edition(of: source.edition)
            return try run(source.path, edition: edition, unit: "offers") {
                try RPPS.Import(source, in: run.contexte(edition)).run(progress: run.progression)
            }
        }
    }
}
