import Domain
import Foundation
import Tabular
import TestSupport
import Testing

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

    private func read(_ edition: Edition, heldRows: Int = 200_000, log: DiagnosticLog = .init()) throws
        -> (RPPS.Releve, [FichePersonne])
    {
        try Edition.withFile(Data(edition.text.utf8)) { path in
            let source = try RPPS.Source(path: path)
            let releve = try RPPS.Releve(source, log: log)
            var reader = RPPS.PersonReader(source, releve, heldRows: heldRows, log: log)
            var persons: [FichePersonne] = []
            while true {
                let batch = try reader.next(7)
                persons += batch
                if batch.count < 7 { return (releve, persons) }
            }
        }
    }

    @Test("gives each person whole and once, whatever the order of rows", arguments: [200_000, 50, 7])
    func anyOrder(heldRows: Int) throws {
        let (together, expected) = try read(edition)
        #expect(together.scatteredRows == 0 && together.persons == 60 && together.rows == 180)
        var shuffled = edition
        var random = Fixed(state: 42)
        shuffled.rows.shuffle(using: &random)
        let (survey, persons) = try read(shuffled, heldRows: heldRows)
        #expect(survey.persons == 60 && survey.scatteredRows > 150)
        let byID = { (list: [FichePersonne]) in list.sorted { $0.idNatPS.description < $1.idNatPS.description } }
        #expect(byID(persons) == byID(expected))
    }

    @Test("describes a place in one way when rows disagree about it, and says so")
    func divergentPlace() throws {
        var edition = Edition()
        edition.rows = [
            Edition.row([.raisonSocialeSite: "CABINET A"], rank: 1),
            Edition.row([.raisonSocialeSite: "CABINET B"], rank: 2),
        ]
        let log = DiagnosticLog()
        let (_, persons) = try read(edition, log: log)
        let kept = persons.flatMap(\.situations).filter(\.prevails).map(\.structure.denominationEG)
        #expect(kept.count == 1)
        edition.rows.reverse()
        let (_, reversed) = try read(edition)
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
            let source = try RPPS.Source(path: path)
            let refusal = #expect(throws: FichierRefuse.self) { try RPPS.Releve(source, log: DiagnosticLog()) }
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
        #expect(try read(edition, log: log).1.count == 1)
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
