import Domain
import Foundation
import SQL
import Storage
import Testing
import UseCases

@testable import ror

@Suite struct ImportNOSTests {
    private let folder = NSTemporaryDirectory() + "ror-\(UUID().uuidString)"
    private let jeu = JeuDeValeurs.modeExercice

    /// Writes a value set of some codes and runs the command on it, with tables of its own; answers the exit code and the
    /// codes in use afterwards.
    private func run(_ codes: [String], _ options: [String] = []) throws -> (code: Int32, codes: [String]) {
        let concepts = codes.map { #"{"code": "\#($0)"}"# }.joined(separator: ", ")
        let text = """
            {"resourceType": "ValueSet", "url": "\(jeu.embarque.adresse)", "version": "20270101",
             "compose": {"include": [{"concept": [\(concepts)]}]}}
            """
        let path = folder + "/jdv.json"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let database = ["--database", folder + "/ror.sqlite"]
        return Nomenclature.$courantes.withValue(NomenclaturesCourantes()) {
            let code = Ror.run(["import", "nos", path] + database + options, environment: [:])
            _ = Ror.run(["migrate"] + database, environment: [:])
            return (code, Nomenclature.courantes[jeu].entreesEnUsage.map(\.code))
        }
    }

    @Test("puts imported codes in use in each command that opens the database, and writes the report")
    func imports() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let report = folder + "/rapport.json"
        let done = try run(["L", "Z"], ["--report", report])
        #expect(done.code == 0 && done.codes == ["L", "Z"])
        let data = try Data(contentsOf: URL(fileURLWithPath: report))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(["created", "changed", "retired", "unchanged"].map { object[$0] as? Int } == [1, 0, 3, 1])
        #expect((object["tables"] as? [Any])?.count == 1)
    }

    @Test("writes its line of history, whatever becomes of it, and runs alone on the database")
    func history() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try run(["L"]).code == 0)
        #expect(try run(["L"], ["--dry-run"]).code == 0)
        #expect(try run([]).code == 1)
        let arguments = try Arguments(
            ["--database", folder + "/ror.sqlite"], of: Command("essai", "", options: [Databases.option]) { _ in 0 },
            environment: [:])
        let database = try Nomenclature.$courantes.withValue(NomenclaturesCourantes()) {
            try Databases.open(arguments)
        }
        defer { database.close() }
        let store = SQLStore(database)
        let runs = try store.read { try $0.executionsImport(source: "nos", limit: 10) }
        #expect(runs.map(\.etat) == [.refusee, .simulee, .terminee])
        #expect(runs.allSatisfy { $0.fichier == "jdv.json" && $0.dateFin != nil })
        #expect(runs[0].motif != nil && runs[2].rapport?.contains("created") == true)
        let code = try store.alone("import") { try run(["Z"]).code }
        #expect(code == 1)
    }

    @Test("stores nothing in a dry run")
    func dryRun() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let done = try run(["L", "Z"], ["--dry-run"])
        #expect(done.code == 0 && done.codes == jeu.embarque.entreesEnUsage.map(\.code))
    }

    @Test("refuses a file without codes with exit code 1, and no file at all with 2")
    func refused() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try run([]).code == 1)
        #expect(Ror.run(["import", "nos"], environment: [:]) == 2)
    }

    @Test("a running service sees the tables that another process imported")
    func refresh() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try run(["L"]).code == 0)
        let tables = NomenclaturesCourantes()
        let options = [Databases.option]
        let arguments = try Arguments(
            ["--database", folder + "/ror.sqlite"], of: Command("essai", "", options: options) { _ in 0 },
            environment: [:])
        let database = try Nomenclature.$courantes.withValue(NomenclaturesCourantes()) {
            try Databases.open(arguments)
        }
        defer { database.close() }
        let refresh = NomenclatureRefresh(SQLStore(database), into: tables, milliseconds: 10) { _ in }
        let end = Date().addingTimeInterval(10)
        while tables[jeu].entreesEnUsage.count > 1, Date() < end { Thread.sleep(forTimeInterval: 0.01) }
        refresh.stop()
        #expect(tables[jeu].entreesEnUsage.map(\.code) == ["L"])
    }
}
