import Domain
import Foundation
import Generation
import Importers
import TestSupport
import Testing
import UseCases

@Suite struct GenerationTests {
    private func bytes(seed: UInt64) -> ([UInt8], Ledger) {
        var out: [UInt8] = []
        let generation = GenerationRPPS(
            professionals: 300, seed: seed, communes: Exemples.communes.filter(\.estActuelle))
        let ledger = generation.write { out += $0 }
        return (out, ledger)
    }

    private func importer(_ bytes: [UInt8], into test: TestStore) throws -> RapportImport {
        let path = NSTemporaryDirectory() + "ror-\(UUID().uuidString).txt"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try RPPS.Import(
            RPPS.Source(path: path), store: test.store, publisher: RecordingPublisher(),
            edition: Exemples.provenance.edition, now: { Exemples.now }
        ).run()
    }

    @Test("gives the same file for the same seed, another for another")
    func deterministic() {
        #expect(bytes(seed: 7).0 == bytes(seed: 7).0)
        #expect(bytes(seed: 7).0 != bytes(seed: 8).0)
    }

    @Test("writes what its ledger says an import must find")
    func ledger() throws {
        let (file, ledger) = bytes(seed: 7)
        let report = try importer(file, into: TestStore())
        #expect(report.bilan.created == ledger.offers && ledger.offers > 200)
        #expect(report.rows == ledger.rows && report.refused == 0)
    }

    @Test("shows every profession in the demonstration, each row of use")
    func demo() throws {
        let test = try TestStore()
        let communes = PersonneDemoCommunes.codes.compactMap { CodeCommune($0) }.map {
            Commune(
                code: $0, nom: "Ville-\($0)", departement: $0.departement, region: "11",
                codesPostaux: ["\($0.departement)000"])
        }
        let report = try importer(EditionDemo(communes: communes).bytes, into: test)
        #expect(report.records == EditionDemo.count && report.refused == 0)
        let people = try test.store.read { store in
            try store.identifiantsProfessionnels(after: nil, limit: 100).compactMap {
                try store.professionnel($0)?.value
            }
        }
        let professions = Set(people.flatMap(\.exercices).map(\.profession))
        #expect(professions == Set(ProfessionLiberale.allCases.map(\.rawValue)))
    }

    @Test("describes offers by values that pass every rule")
    func saisies() throws {
        let test = try TestStore()
        _ = try importer(bytes(seed: 3).0, into: test)
        let generation = GenerationSaisies(seed: 1)
        let done = try CompleterOffres(store: test.store, publisher: RecordingPublisher())(
            now: { Exemples.now }, saisie: { generation.saisie($0) })
        #expect(done > 200)
    }
}

/// The communes where the people of the demonstration practise.
private enum PersonneDemoCommunes {
    static let codes = [
        "35238", "93066", "31555", "78646", "69383", "35047", "13201", "59350", "2A004", "2A041", "97411", "29019",
        "63113",
        "67482", "68224", "67180", "97209", "75111", "64445", "64102", "97302", "44109", "21231", "97105", "54395",
    ]
}
