import Domain
import Foundation
import Generation
import Importers
import TestSupport
import Testing
import UseCases

@Suite struct GenerationTests {
    /// The bytes of each register of the two days, and the ledger.
    private func editions(seed: UInt64) throws -> ([[Registre: [UInt8]]], Ledger) {
        let monde = Monde(
            professionals: 3000, structures: 64, seed: seed, communes: Exemples.communes.filter(\.estActuelle))
        var days: [[Registre: [UInt8]]] = [[:], [:]]
        let ledger = try GenerationRegistres(monde, day1: Exemples.provenance.edition).write(
            first: { days[0][$0, default: []] += $1 }, second: { days[1][$0, default: []] += $1 })
        return (days, ledger)
    }

    private func take(_ bytes: [UInt8], into test: TestStore) throws -> RapportImport {
        let path = NSTemporaryDirectory() + "ror-\(UUID().uuidString).txt"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let contexte = ContexteImport(
            store: test.store, publisher: RecordingPublisher(), edition: Exemples.provenance.edition,
            now: { Exemples.now })
        return try RPPS.importEdition(RPPS.file(path: path), in: contexte)
    }

    @Test("gives the same files for the same seed, others for another")
    func deterministic() throws {
        let days = try editions(seed: 7).0
        #expect(try editions(seed: 7).0 == days)
        #expect(try editions(seed: 8).0[0][.activites] != days[0][.activites])
        for register in Registre.allCases { #expect(days[0][register]?.isEmpty == false, "\(register)") }
    }

    @Test("writes two editions that an import counts as the ledger says", arguments: [7, 21] as [UInt64])
    func ledger(seed: UInt64) throws {
        let (days, ledger) = try editions(seed: seed)
        let test = try TestStore()
        for (day, expected) in zip(days, [ledger.day1, ledger.day2]) {
            let report = try take(try #require(day[.activites]), into: test)
            #expect(report.rows == expected.rows && report.refused == 0)
            #expect(report.records == expected.records)
            let counts = report.bilan
            #expect(counts.created == expected.created && counts.changed == expected.changed)
            #expect(counts.closed == expected.closed)
        }
        #expect(ledger.day1.created > 500 && ledger.day2.created + ledger.day2.changed + ledger.day2.closed > 0)
    }

    @Test("shows every profession in the demonstration, each row of use")
    func demo() throws {
        let test = try TestStore()
        let communes = PersonneDemoCommunes.codes.compactMap { CodeCommune($0) }.map {
            Commune(
                code: $0, nom: "Ville-\($0)", departement: $0.departement, region: "11",
                codesPostaux: ["\($0.departement)000"])
        }
        let report = try take(EditionDemo(communes: communes).rpps, into: test)
        #expect(report.records == EditionDemo.count && report.refused == 0)
        let people = try test.store.read { store in
            try store.ids(of: Professionnel.self, after: nil, limit: 100).compactMap {
                try store.find(Professionnel.self, $0)?.value
            }
        }
        let professions = Set(people.flatMap(\.exercices).map(\.profession))
        #expect(professions == Set(ProfessionLiberale.allCases.map(\.rawValue)))
    }

    @Test("describes offers by values that pass every rule")
    func saisies() throws {
        let test = try TestStore()
        _ = try take(try #require(try editions(seed: 3).0[0][.activites]), into: test)
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
