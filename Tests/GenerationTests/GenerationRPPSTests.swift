import Domain
import Generation
import TestSupport
import Testing

struct GenerationRPPSTests {
    private let lines: [Substring]
    private let ledger: Ledger

    init() {
        var bytes: [UInt8] = []
        let communes = Exemples.communes.filter(\.estActuelle)
        ledger = GenerationRPPS(professionals: 2000, seed: 5, communes: communes).write { bytes += $0 }
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }

    @Test("writes the official header and 56 fields a row, a separator after each")
    func format() {
        #expect(lines[0].hasPrefix("Type d'identifiant PP|Identifiant PP|Identification nationale PP|"))
        #expect(lines[0].hasSuffix("|Code genre activité|Libellé genre activité|"))
        #expect(lines.allSatisfy { $0.count { $0 == "|" } == 56 && $0.hasSuffix("|") })
        #expect(lines.count == ledger.rows + 1)
    }

    @Test("gives numbers of the fictitious range, with a right key, one per professional")
    func numbers() {
        let numbers = Set(lines.dropFirst().map { String($0.split(separator: "|")[1]) })
        #expect(numbers.count == ledger.professionals && ledger.professionals == 2000)
        #expect(numbers.allSatisfy { $0.hasPrefix("10999") && NumRPPS($0)?.cleValide == true })
    }

    @Test("holds what real editions hold: substitutes, shared places, repeated and scattered rows")
    func variety() {
        #expect(ledger.substitutes > 0 && ledger.duplicateRows > 0 && ledger.scatteredRows > 0)
        #expect(ledger.offersInMSP > 0 && ledger.offersInCDS > 0 && ledger.persons < ledger.professionals)
        #expect(Set(ledger.offersByProfession.keys) == Set(ProfessionLiberale.allCases.map(\.rawValue)))
    }
}
