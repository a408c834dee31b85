import Domain
import Foundation
import Synchronization
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

struct RPPSPersonReaderTests {
    /// 60 persons with 3 places each.
    private var edition: Edition {
        var edition = Edition()
        for rank in 1...60 {
            for place in 1...3 {
                edition.rows.append(Edition.row([.identifiantTechniqueStructure: "R\(rank)-\(place)"], rank: rank))
            }
        }
        return edition
    }

    private struct Outcome {
        var persons: [FichePersonne] = []
        var rows = 0
        var readings = 0
    }

    private func read(_ edition: Edition, heldRows: Int = 200_000, log: DiagnosticLog = .init()) throws -> Outcome {
        try Edition.withFile(Data(edition.text.utf8)) { path in
            let file = try RPPS.file(path: path)
            let first = try RPPS.Reader(file.open(), log: log)
            let test = try TestStore()
            let releve = try Releve(
                first, of: path, .personnesRPPS, in: .exemple(test), log: log, progress: { _, _, _ in })
            let readings = Atomic(0)
            var relecture = Relecture(releve, heldRows: heldRows) { [divergences = first.divergences] in
                readings.add(1, ordering: .relaxed)
                return try RPPS.Reader(
                    file.open(), communes: CommunesActuelles(), empreinte: 0, after: divergences, log: log)
            }
            var outcome = Outcome(rows: releve.rows)
            while true {
                let batch = try relecture.next(7)
                if batch.isEmpty { break }
                outcome.persons += batch.compactMap { RPPS.Matching.personne($0.rows) }
            }
            #expect(outcome.persons.count == releve.records)
            outcome.readings = readings.load(ordering: .relaxed)
            return outcome
        }
    }

    @Test("gives each person whole and once, whatever the order of rows", arguments: [200_000, 50, 7])
    func anyOrder(heldRows: Int) throws {
        let together = try read(edition, heldRows: 1)
        #expect(together.readings == 1 && together.persons.count == 60 && together.rows == 180)
        var shuffled = edition
        var random = Fixed(state: 42)
        shuffled.rows.shuffle(using: &random)
        let scattered = try read(shuffled, heldRows: heldRows)
        #expect(heldRows > 180 || scattered.readings > 1)
        let byID = { (list: [FichePersonne]) in list.sorted { $0.idNatPS.description < $1.idNatPS.description } }
        #expect(byID(scattered.persons) == byID(together.persons))
    }

    @Test("describes a place in one way when rows disagree about it, and says so")
    func divergentPlace() throws {
        var edition = Edition()
        edition.rows = [
            Edition.row([.raisonSocialeSite: "CABINET A"], rank: 1),
            Edition.row([.raisonSocialeSite: "CABINET B"], rank: 2),
        ]
        let log = DiagnosticLog()
        let persons = try read(edition, log: log).persons
        let kept = persons.flatMap(\.situations).filter(\.prevails).map(\.structure.denominationEG)
        #expect(kept.count == 1)
        edition.rows.reverse()
        let reversed = try read(edition).persons
        #expect(reversed.flatMap(\.situations).filter(\.prevails).map(\.structure.denominationEG) == kept)
        #expect(log.counts["rpps-structure-divergente"] == 1)
        #expect(log.kept.first?.line == 3)
    }

    @Test("refuses a file whose values are under the wrong columns")
    func swappedColumns() throws {
        var swapped = edition
        swapped.header.swapAt(RPPS.Column.identifiantPP.rawValue, RPPS.Column.nomExercice.rawValue)
        let text = swapped.text.split(separator: "\n").dropFirst().joined(separator: "\n")
        let wrong = Edition.line(edition.header) + text
        try Edition.withFile(Data(wrong.utf8)) { (path: String) throws in
            let test = try TestStore()
            let refusal = #expect(throws: FichierRefuse.self) {
                try RPPS.importEdition(RPPS.file(path: path), in: .exemple(test))
            }
            #expect(refusal?.code == .tooManyErrors)
        }
    }

    @Test("warns of a wrong key and keeps the person")
    func wrongKey() throws {
        var edition = Edition()
        edition.rows = [
            Edition.row([.identifiantPP: "10999000011", .identificationNationalePP: "810999000011"])
        ]
        let log = DiagnosticLog()
        #expect(try read(edition, log: log).persons.count == 1)
        #expect(log.counts == ["rpps-cle": 1] && log.errors == 0)
        #expect(log.kept.first?.column == "Identifiant PP" && log.kept.first?.value == "10999000011")
    }
}

/// A generator that always gives the same numbers.
private struct Fixed: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
