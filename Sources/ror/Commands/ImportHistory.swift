import Domain
import Storage
import UseCases

extension Command {
    /// `ror import --history`.
    static let importHistory = Command(
        "import", "Tells the last imports: --history.",
        options: [
            Databases.option,
            Option(switch: "history", "Lists the last runs, the last one first."),
            Option("limit", "N", standard: "20", "How many runs."),
        ]
    ) { arguments in
        guard try arguments.isSet("history") else {
            let names = Ror.commands.map(\.name).filter { $0.hasPrefix("import ") }.map { $0.dropFirst(7) }
            throw CommandLineError("Say what to import (\(names.joined(separator: ", "))), or --history.", exitCode: 2)
        }
        let journal = JournalImports(store: SQLStore(try Databases.open(arguments)), now: Console.now)
        let runs = try journal.dernieres(try arguments.integer("limit", in: 1...10_000))
        Console.say(runs.isEmpty ? "No import yet." : runs.map(line).joined(separator: "\n"))
        return 0
    }

    private static func line(_ run: ExecutionImport) -> String {
        let seconds = run.dateFin.map { " \(($0.milliseconds - run.dateDebut.milliseconds) / 1000) s" } ?? ""
        let edition = run.edition.map { " edition \($0)" } ?? ""
        let reason = run.motif.map { ": \($0)" } ?? ""
        return "\(run.dateDebut.iso8601) \(run.source)\(edition) \(run.etat.rawValue)\(seconds) \(run.fichier)\(reason)"
    }
}
