import Domain
import FHIRServer
import Glibc
import Importers
import Storage
import Tabular
import UseCases

/// What every import of a register shares: its settings, its line of history, its report, its summary, its exit code.
struct ImportRun {
    /// The settings of every import of a register.
    static let options = [
        Databases.option,
        Option("report", "FILE", "Writes the report there, as JSON."),
        Option("edition", "AAAA-MM-JJ", "The date of the edition. Default: that of the file, else today."),
        Option(switch: "dry-run", "Tells what would be done and stores nothing."),
        Option(switch: "confirm", "Applies an edition that was held because it changes too much."),
        Option(switch: "full", "Reads every record again, those that did not change included."),
        Option(
            "max-change", "PERCENT", standard: "5",
            "The share of what is known that an edition may change or close without --confirm."),
    ]

    /// `SCHED_IDLE`, which Swift does not see. Source: linux/sched.h.
    private static let schedIdle: Int32 = 5

    /// The exit code of an edition that waits for a confirmation.
    static let held: Int32 = 3

    let store: any Store
    private let source: String
    private let arguments: Arguments
    private let progress = Progress()

    /// A run of `ror import SOURCE`, on the database of the settings.
    init(_ source: String, _ arguments: Arguments) throws {
        self.source = source
        self.arguments = arguments
        store = SQLStore(try Databases.open(arguments))
    }

    /// Lets the portal on the same machine come first: the import takes what it leaves of the processors.
    /// Measured: 1.3 × the time of a page with SCHED_IDLE, 3 × with nice 19.
    private func giveWay() {
        var none = sched_param()
        sched_setscheduler(0, Self.schedIdle, &none)
    }

    /// What the import of an edition is given.
    func contexte(_ edition: JourCivil) throws -> ContexteImport {
        ContexteImport(
            store: store, publisher: FHIRPublisher(), edition: edition, rules: try rules(), now: Console.now)
    }

    /// What the operator decided.
    private func rules() throws -> ReglesImport {
        var rules = ReglesImport()
        rules.dryRun = try arguments.isSet("dry-run")
        rules.isConfirmed = try arguments.isSet("confirm")
        rules.isFull = try arguments.isSet("full")
        rules.maximumShare = Double(try arguments.integer("max-change", in: 0...100)) / 100
        return rules
    }

    /// The date of the edition: asked, else that of the file, else today.
    func edition(of file: JourCivil?) throws -> JourCivil {
        try arguments["edition"].map { try Self.day($0, option: "edition") } ?? file ?? Console.now().heureDeParis.jour
    }

    /// Tells how far the work is.
    var progression: Progression {
        { phase, done, total in progress.tell(phase, done, of: total) }
    }

    /// Tells the refusal of a file in one sentence, exit code 1.
    func refusing(_ work: () throws -> Int32) throws -> Int32 {
        do { return try work() } catch let refusal as FichierRefuse {
            throw CommandLineError(refusal.description, exitCode: 1)
        }
    }

    /// Runs an import with its line of history, alone on the database. Throws `CommandLineError` for a refused file, and
    /// when another import is running.
    func journaled(_ fichier: String, edition: String?, _ work: () throws -> JournalImports.Issue) throws {
        giveWay()
        defer { progress.end() }
        do {
            try JournalImports(store: store, now: Console.now)(
                source: source, fichier: ByteSource.lastComponent(fichier), edition: edition, work)
        } catch let refusal as FichierRefuse {
            throw CommandLineError(refusal.description, exitCode: 1)
        } catch let error as UseCaseError where error.code == .occupe {
            throw CommandLineError(
                "Another import is running on this database: start this one when it has ended.", exitCode: 1)
        }
    }

    /// Runs the work with its line of history, writes its report; answers the exit code. Throws as `journaled`.
    func callAsFunction(
        _ fichier: String, edition: JourCivil?, unit: String, _ work: () throws -> RapportImport
    ) throws -> Int32 {
        var report: RapportImport?
        try journaled(fichier, edition: edition?.iso8601) {
            let done = try work()
            report = done
            return JournalImports.Issue(Self.etat(done.state), rapport: try done.json())
        }
        guard let report else { return 1 }
        if let path = arguments["report"] { try Folders.write(report.json(), to: path) }
        Console.say(report.summary(unit: unit))
        guard report.state == .held else { return 0 }
        Console.fail(
            "ror: the edition would change or close too much: nothing was stored. Look at the counts, then run it again "
                + "with --confirm.")
        return Self.held
    }

    private static func etat(_ state: RapportImport.State) -> ExecutionImport.Etat {
        switch state {
        case .applied: .terminee
        case .simulated: .simulee
        case .held: .retenue
        }
    }

    /// The day that an option writes. Throws `CommandLineError` for any other text.
    static func day(_ text: String, option: String) throws -> JourCivil {
        guard let day = JourCivil(iso8601: text) else {
            throw CommandLineError("Option --\(option) must be a date such as 2026-11-20, not \"\(text)\".")
        }
        return day
    }
}

extension RapportImport {
    /// The report in some lines; `unit` is what the counts are of.
    func summary(unit: String) -> String {
        let note =
            switch state {
            case .applied: ""
            case .simulated: " (dry run, nothing stored)"
            case .held: " (held, nothing stored)"
            }
        let diagnostics = diagnosticCounts.sorted { $0.key < $1.key }.map { "\n  \($0.key): \($0.value)" }.joined()
        return """
            \(file): \(rows) rows, \(records) records, \(recordsRead) of them new or changed, \(recordsGone) gone\(note)
            \(unit): \(bilan.created) created, \(bilan.changed) changed, \(bilan.closed) closed, \
            \(bilan.restored) restored, \(bilan.unchanged) unchanged; \(bilan.toVerify) to verify; \
            \(refused) rows refused\(diagnostics)
            """
    }
}
