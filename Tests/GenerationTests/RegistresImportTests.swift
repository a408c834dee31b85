import Domain
import Foundation
import Importers
import TestSupport
import Testing
import UseCases

@testable import Generation

/// The importers read the file of each register, and find in it what the ledger counted.
@Suite struct RegistresImportTests {
    private let test: TestStore
    private let ledger: Ledger
    private let files: [Registre: [UInt8]]

    init() throws {
        test = try TestStore()
        let monde = Monde(
            professionals: 1500, structures: 64, seed: 11, communes: Exemples.communes.filter(\.estActuelle))
        var files: [Registre: [UInt8]] = [:]
        ledger = try GenerationRegistres(monde, day1: Exemples.provenance.edition).write(
            first: { files[$0, default: []] += $1 }, second: { _, _ in })
        self.files = files
        _ = try take(.activites) { try RPPS.importEdition(RPPS.file(path: $0), in: $1) }
    }

    private func take(
        _ registre: Registre, _ run: (String, ContexteImport) throws -> RapportImport
    ) throws -> RapportImport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ror-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: registre.fichier("20261119")).path
        try Data(try #require(files[registre])).write(to: URL(fileURLWithPath: path))
        let contexte = ContexteImport(
            store: test.store, publisher: RecordingPublisher(), edition: Exemples.provenance.edition,
            now: { Exemples.now })
        return try run(path, contexte)
    }

    private func people() throws -> [Professionnel] {
        try test.store.read { store in
            let ids = try store.ids(of: Professionnel.self, after: nil, limit: 5000)
            return try store.find(Professionnel.self, ids).map(\.value)
        }
    }

    @Test("know-hows are those of the people of the directory")
    func savoirFaire() throws {
        let report = try take(.savoirFaire) {
            try RPPS.savoirFaire.importEdition(RPPS.savoirFaire.file(path: $0), in: $1)
        }
        #expect(report.refused == 0 && report.rows > 50)
        let completed = try people().filter { $0.savoirFaireDeclares != nil }
        #expect(completed.count == report.bilan.changed && completed.count > 30)
        #expect(completed.allSatisfy { $0.exercices.contains { $0.profession == "10" } })
    }

    @Test("everybody in the directory has a diploma")
    func diplomes() throws {
        let report = try take(.diplomes) {
            try RPPS.diplomes.importEdition(RPPS.diplomes.file(path: $0), in: $1)
        }
        #expect(report.refused == 0 && report.rows > 1500)
        #expect(report.bilan.changed == ledger.day1.records)
        #expect(try people().allSatisfy { $0.diplomes?.valeur.isEmpty == false })
    }

    @Test("mailboxes are as many as the ledger says")
    func mssante() throws {
        let report = try take(.mssante) {
            try MSSante.boites.importEdition(MSSante.boites.file(path: $0), in: $1)
        }
        #expect(report.refused == 0)
        #expect(report.bilan.changed == ledger.day1.mailboxes && ledger.day1.mailboxes > 50)
        #expect(try people().filter { $0.boitesLettresMSS != nil }.count == ledger.day1.mailboxes)
    }

    @Test("rows of Ameli are as many as the ledger says, and find offers")
    func ameli() throws {
        let report = try take(.ameli) { try Ameli.importEdition(Ameli.file(path: $0), in: $1) }
        #expect(report.refused == 0 && report.rows == ledger.day1.ameli)
        #expect(report.bilan.created > 50 && report.bilan.created <= ledger.day1.created)
    }

    @Test(
        "sites are as many as the ledger says, in both forms of FINESS; FINESS+ tells their legal entities besides",
        arguments: [Registre.finess, .finessHistorique, .finessGeolocalisation])
    func finess(_ registre: Registre) throws {
        let report = try take(registre) { try FINESS.importEdition(FINESS.Source(path: $0), in: $1) }
        #expect(report.refused == 0)
        #expect(ledger.day1.sites == 64)
        #expect(report.records == ledger.day1.sites * (registre == .finess ? 2 : 1))
    }

    @Test("names each file as its register does, one name each")
    func names() {
        let names = Registre.allCases.map { $0.fichier("20261120") }
        #expect(Set(names).count == Registre.allCases.count)
        #expect(names.allSatisfy { $0.contains("20261120") && !$0.contains("/") })
    }
}
