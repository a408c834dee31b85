import Domain
import Generation
import TestSupport
import Testing

@Suite struct GenerationRegistresTests {
    private let lines: [[Substring]]
    private let ledger: Ledger

    init() throws {
        var bytes: [UInt8] = []
        let communes = Exemples.communes.filter(\.estActuelle)
        let monde = Monde(professionals: 4000, structures: 96, seed: 5, communes: communes)
        ledger = try GenerationRegistres(monde, day1: Exemples.provenance.edition).write(
            first: { if $0 == .activites { bytes += $1 } }, second: { _, _ in })
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "|", omittingEmptySubsequences: false)
        }
    }

    @Test("writes the official header and 56 fields a row, a separator after each")
    func format() {
        #expect(lines[0].first == "Type d'identifiant PP" && lines[0][55] == "Libellé genre activité")
        #expect(lines.allSatisfy { $0.count == 57 && $0[56].isEmpty })
        #expect(lines.count == ledger.day1.rows + 1)
    }

    @Test("gives numbers of the fictitious range, with a right key, one per professional")
    func numbers() {
        let numbers = Set(lines.dropFirst().map { String($0[1]) })
        #expect(numbers.count == 4000)
        #expect(numbers.allSatisfy { $0.hasPrefix("10999") && NumRPPS($0)?.cleValide == true })
    }

    @Test(
        "holds what real editions hold: substitutes, shared places, repeated and scattered rows, people without place")
    func variety() {
        let rows = Array(lines.dropFirst())
        #expect(rows.contains { $0[54] == "GENR02" } && rows.contains { $0[17].isEmpty })
        #expect(rows.contains { $0[48] == "SA52" } && rows.contains { $0[48] == "SA05" })
        #expect(Set(rows.map { $0.joined(separator: "|") }).count < rows.count)
        var runs = 0
        for (row, next) in zip(rows, rows.dropFirst()) where row[1] != next[1] { runs += 1 }
        #expect(runs + 1 > 4000)
        #expect(ledger.day1.records < 2000 && ledger.day1.records > 500)
        let professions = Set(rows.filter { $0[17] == "L" }.map { String($0[9]) })
        #expect(professions.isSuperset(of: ProfessionLiberale.allCases.map(\.rawValue)))
    }
}
