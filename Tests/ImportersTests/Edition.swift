import Domain
import Foundation
import Importers
import TestSupport
import UseCases

/// A small RPPS edition written for one test, in the true format.
struct Edition {
    /// The names of the columns, in order.
    var header = RPPS.Column.allCases.map(\.name)
    /// The rows, by column name.
    var rows: [[String: String]] = []

    /// A row of a doctor in a sole practice, with some columns changed.
    static func row(_ changes: [RPPS.Column: String] = [:], rank: Int = 1) -> [String: String] {
        var columns: [RPPS.Column: String] = [
            .typeIdentifiantPP: "8", .identifiantPP: String(Exemples.idNatPS(rank).description.dropFirst()),
            .identificationNationalePP: Exemples.idNatPS(rank).description, .codeCiviliteExercice: "DR",
            .codeCivilite: "MME",
            .nomExercice: "EXEMPLE", .prenomExercice: "Aline", .codeProfession: "10", .libelleProfession: "Médecin",
            .codeCategorieProfessionnelle: "C", .codeTypeSavoirFaire: "S", .codeSavoirFaire: "SM54",
            .libelleSavoirFaire: "Médecine générale (SM)", .codeModeExercice: "L", .codeGenreActivite: "GENR01",
            .codeSecteurActivite: "SA07", .identifiantTechniqueStructure: "R99001",
            .raisonSocialeSite: "CABINET \"EXEMPLE\"",
            .codePostal: "78000", .codeCommune: "78646", .libelleCommune: "VERSAILLES", .codePays: "99000",
        ]
        columns.merge(changes) { $1 }
        return Dictionary(uniqueKeysWithValues: columns.map { ($0.key.name, $0.value) })
    }

    /// The text of the file: a separator ends each line, nothing is quoted.
    var text: String {
        let lines = [header] + rows.map { row in header.map { row[$0] ?? "" } }
        return lines.map { $0.joined(separator: "|") + "|\n" }.joined()
    }

    /// Writes bytes to a temporary file and runs `body` on its path.
    static func withFile<Result>(
        _ bytes: Data, name: String = "PS_LibreAcces_Personne_activite_202611200830.txt",
        _ body: (String) throws -> Result
    ) throws -> Result {
        let folder = NSTemporaryDirectory() + "ror-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/" + name
        try bytes.write(to: URL(fileURLWithPath: path))
        return try body(path)
    }

    /// Imports the edition into a store, as the command does.
    @discardableResult
    func take(into test: TestStore, rules: ReglesImport = ReglesImport()) throws -> RapportImport {
        try Self.take(Data(text.utf8), into: test, rules: rules)
    }

    /// Imports bytes into a store, as the command does.
    static func take(
        _ bytes: Data, into test: TestStore, rules: ReglesImport = ReglesImport()
    ) throws -> RapportImport {
        try withFile(bytes) { path in
            try RPPS.importEdition(RPPS.file(path: path), in: .exemple(test, rules: rules))
        }
    }
}

extension ContexteImport {
    /// The import of an edition of the examples into a test store.
    static func exemple(
        _ test: TestStore, edition: JourCivil = Exemples.provenance.edition, rules: ReglesImport = ReglesImport()
    ) -> ContexteImport {
        ContexteImport(
            store: test.store, publisher: RecordingPublisher(), edition: edition, rules: rules, now: { Exemples.now })
    }
}
