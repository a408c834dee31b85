import Domain
import Importers
import Tabular
import UseCases

extension Command {
    /// `ror import nos FILE...`.
    static let importNOS = Command(
        "import nos", "Imports national code tables (NOS): FHIR CodeSystem, ValueSet or Bundle, JSON or zip.",
        positional: ["FILE..."],
        options: [
            Databases.option,
            Option("report", "FILE", "Writes the report there, as JSON."),
            Option(switch: "dry-run", "Tells what would be done and stores nothing."),
        ]
    ) { arguments in
        let run = try ImportRun("nos", arguments)
        let dryRun = try arguments.isSet("dry-run")
        let log = DiagnosticLog()
        let now = Console.now()
        var report: RapportNOS?
        do {
            try run.journaled(arguments.positional[0], edition: nil) {
                let lectures = try NOS.read(paths: arguments.positional, day: now.heureDeParis.jour, log: log)
                let done = RapportNOS(try ImporterNOS(store: run.store)(lectures, dryRun: dryRun, now: now), log)
                report = done
                return JournalImports.Issue(dryRun ? .simulee : .terminee, rapport: try done.json())
            }
        } catch {
            for problem in log.kept.prefix(10) { Console.fail(line(problem)) }
            throw error
        }
        guard let report else { return 1 }
        if let path = arguments["report"] { try Folders.write(report.json(), to: path) }
        Console.say(summary(report, dryRun: dryRun))
        return 0
    }

    private static func summary(_ report: RapportNOS, dryRun: Bool) -> String {
        let tables = report.bilans.map { table in
            """
            \(table.adresse) \(table.version)
              \(table.created) created, \(table.changed) changed, \(table.retired) retired, \(table.unchanged) unchanged
            """
        }
        let told = report.diagnostics.prefix(10).map(line)
        let all = report.diagnosticCounts.values.reduce(0, +)
        let more = all > told.count ? ["… and \(all - told.count) other remarks"] : []
        let head = dryRun ? ["Dry run, nothing stored."] : []
        return (head + tables + told + more).joined(separator: "\n")
    }

    private static func line(_ problem: Diagnostic) -> String {
        "\(problem.file): \(problem.message)"
    }
}
