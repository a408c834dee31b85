import Domain
import FHIRServer
import Importers
import Storage
import Tabular
import UseCases

extension Command {
    /// `ror import rpps FILE`.
    static let importRPPS = Command(
        "import rpps", "Imports an edition of the public RPPS extraction of persons and activities (text or zip).",
        positional: ["FILE"],
        options: [
            Databases.option,
            Option("report", "FILE", "Writes the report there, as JSON."),
            Option("edition", "AAAA-MM-JJ", "The date of the edition. Default: that of the file's name, else today."),
            Option(switch: "dry-run", "Tells what would be done and stores nothing."),
        ]
    ) { arguments in
        do {
            return try importRPPS(arguments)
        } catch let refusal as FichierRefuse {
            throw CommandLineError(refusal.description, exitCode: 1)
        }
    }

    private static func importRPPS(_ arguments: Arguments) throws -> Int32 {
        let source = try RPPS.Source(path: arguments.positional[0])
        let asked = try arguments["edition"].map(edition)
        let store = SQLStore(try Databases.open(arguments))
        guard try store.read({ try $0.nombreCommunes() }) > 0 else {
            throw CommandLineError("The communes are needed first: run ror import communes.", exitCode: 1)
        }
        let provenance = Provenance(
            .rpps, edition: asked ?? source.edition ?? Console.now().heureDeParis.jour)
        let dryRun = try arguments.isSet("dry-run")
        let importer = ImporterRPPS(
            store: store, publisher: FHIRPublisher(), provenance: provenance, dryRun: dryRun, now: Console.now)
        let progress = Progress("persons")
        let report = try RPPS.Import(source).run(importer) { progress.tell($0, of: $1) }
        progress.end()
        if let path = arguments["report"] { try Folders.write(report.json(), to: path) }
        Console.say(summary(report, dryRun: dryRun))
        return 0
    }

    private static func edition(_ text: String) throws -> JourCivil {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let day = JourCivil(annee: parts[0], mois: parts[1], jour: parts[2]) else {
            throw CommandLineError("Option --edition must be a date such as 2026-11-20, not \"\(text)\".")
        }
        return day
    }

    private static func summary(_ report: RapportImport, dryRun: Bool) -> String {
        let counts = report.bilan
        let diagnostics = report.diagnosticCounts.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
        return """
            \(report.file): \(report.rows) rows, \(report.persons) professionals\(dryRun ? " (dry run, nothing stored)" : "")
            offers: \(counts.created) created, \(counts.changed) changed, \(counts.closed) closed, \
            \(counts.unchanged) unchanged; \(report.refused) rows refused
            \(diagnostics.joined(separator: "\n"))
            """
    }
}
