import Domain
import Foundation
import Testing

@Suite struct PlageHebdomadaireTests {
    private func parts(_ debut: Int, _ fin: Int) -> [[Int]]? {
        PlageHebdomadaire(type: .visite, debut: debut, fin: fin)?.parties.map { [$0.jourSemaine, $0.debut, $0.fin] }
    }

    @Test("is one part in a day, two when it passes midnight, the end of the week included")
    func days() {
        #expect(parts(540, 720) == [[1, 540, 720]])
        #expect(parts(1440, 2880) == [[2, 0, 1440]])
        #expect(parts(20 * 60, 26 * 60) == [[1, 1200, 1440], [2, 0, 120]])
        #expect(parts(6 * 1440 + 1320, 7 * 1440 + 360) == [[7, 1320, 1440], [1, 0, 360]])
        #expect(parts(0, 7 * 1440)?.count == 7)
    }

    @Test(
        "does not start out of the week, nor end before its start or after a week",
        arguments: [(-1, 60), (10_080, 10_090), (60, 60), (60, 59), (60, 60 + 10_081)])
    func refused(_ debut: Int, _ fin: Int) {
        #expect(PlageHebdomadaire(type: .visite, debut: debut, fin: fin) == nil)
        let json = Data("{\"type\":\"05\",\"debut\":\(debut),\"fin\":\(fin)}".utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(PlageHebdomadaire.self, from: json) }
    }
}
