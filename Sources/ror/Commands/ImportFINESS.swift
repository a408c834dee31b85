import Importers

extension Command {
    /// `ror import finess FILE`.
    static let importFINESS = Command(
        "import finess", "Imports an edition of FINESS: FINESS+ JSON, or a frozen extraction etalab-cs1100502 or 507.",
        positional: ["FILE"], options: ImportRun.options
    ) { arguments in
        let run = try ImportRun("finess", arguments)
        return try run.refusing {
            let source = try FINESS.Source(path: arguments.positional[0])
            let edition = try run.edition(of: source.edition)
            return try run(source.file.path, edition: edition, unit: "sites and legal entities") {
                try FINESS.importEdition(source, in: run.contexte(edition), progress: run.progression)
            }
        }
    }
}
