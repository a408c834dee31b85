import Domain
import Foundation
import Importers
import TestSupport
import Testing
import UseCases

@testable import Generation

@Suite struct EditionDemoTests {
    private static func communes() -> [Commune] {
        Set(PersonneDemo.toutes.flatMap(\.lieux).map(\.commune)).sorted().compactMap { CodeCommune($0) }.map {
            Commune(
                code: $0, nom: "Ville-\($0)", departement: $0.departement, region: "11",
                codesPostaux: ["\($0.departement)000"])
        }
    }

    private func take(_ bytes: [UInt8], into test: TestStore) throws -> RapportImport {
        let path = NSTemporaryDirectory() + "ror-\(UUID().uuidString).txt"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let contexte = ContexteImport(
            store: test.store, publisher: RecordingPublisher(), edition: Exemples.provenance.edition,
            rules: ReglesImport(), now: { Exemples.now })
        return try RPPS.importEdition(RPPS.file(path: path), in: contexte)
    }

    @Test("is the same at each writing, and leaves out places whose commune is unknown")
    func deterministic() {
        let (one, two) = (EditionDemo(communes: Self.communes()), EditionDemo(communes: Self.communes().reversed()))
        #expect(one.rpps == two.rpps && one.ameli == two.ameli)
        let empty = EditionDemo(communes: [])
        #expect(empty.rpps.count < one.rpps.count)
        #expect(!String(decoding: empty.rpps, as: UTF8.self).contains("CABINET"))
    }

    @Test("has invented people only: fictitious numbers, names once each, places of their own or shared")
    func people() {
        let names = PersonneDemo.toutes.map(\.nom)
        #expect(Set(names).count == EditionDemo.count && Set(PersonneDemo.toutes.map(\.prenom)).count == names.count)
        let rows = String(decoding: EditionDemo(communes: Self.communes()).rpps, as: UTF8.self)
            .split(separator: "\n").dropFirst().map { $0.split(separator: "|", omittingEmptySubsequences: false) }
        #expect(rows.count >= PersonneDemo.toutes.reduce(0) { $0 + $1.lieux.count })
        #expect(rows.allSatisfy { $0[1].hasPrefix("10999") && NumRPPS($0[1])?.cleValide == true })
        #expect(Set(rows.map { String($0[1]) }).count == EditionDemo.count)
    }

    @Test("brings an offer per place, to complete; a second reading changes nothing")
    func offers() throws {
        let (test, edition) = (try TestStore(), EditionDemo(communes: Self.communes()).rpps)
        let report = try take(edition, into: test)
        #expect(report.bilan.created == PersonneDemo.toutes.reduce(0) { $0 + $1.lieux.count })
        let again = try take(edition, into: test)
        #expect(again.bilan.created == 0 && again.bilan.changed == 0 && again.bilan.closed == 0)
    }

    @Test("lets every status be reached: to complete, validated, then to verify when the register changes")
    func statuses() throws {
        let (test, edition) = (try TestStore(), EditionDemo(communes: Self.communes()).rpps)
        _ = try take(edition, into: test)
        func statuts() throws -> Set<StatutOffre> {
            let ids = try test.store.read { try $0.ids(of: OffreOperationnelle.self, after: nil, limit: 100) }
            return Set(
                try test.store.read { try $0.find(OffreOperationnelle.self, ids) }
                    .filter { $0.value.dateRetrait == nil }.map(\.value.statut))
        }
        #expect(try statuts() == [.aCompleter])
        let generation = GenerationSaisies(seed: 1)
        _ = try CompleterOffres(store: test.store, publisher: RecordingPublisher())(
            now: { Exemples.now }, saisie: { generation.saisie($0) })
        #expect(try statuts() == [.validee])
        let renamed = Array(
            String(decoding: edition, as: UTF8.self).replacing("|BELLOMBRE|", with: "|BELLOMBRE-VAL|").utf8)
        let report = try take(renamed, into: test)
        #expect(report.bilan.toVerify == 1)
        #expect(try statuts() == [.validee, .aVerifier])
    }
}
