import Domain
import Testing

@testable import Generation

@Suite struct NumerosFictifsTests {
    @Test(
        "gives RPPS numbers of a range that the register does not give, from one end to the other",
        arguments: [
            (0, "1099900000"), (1, "1099900001"), (99_999, "1099999999"), (100_000, "1099899999"),
            (100_001, "1099899998"), (9_999_999, "1090000000"),
        ])
    func rpps(_ rank: Int, _ body: String) {
        let number = NumerosFictifs.rpps(rank)
        #expect(number.dropLast() == body)
        #expect(NumRPPS(number)?.cleValide == true)
    }

    @Test("never gives the same RPPS number to two ranks, on both sides of the turn of the range")
    func distinct() {
        let ranks = Array(0..<3000) + Array(98_000..<102_000)
        let numbers = Set(ranks.map(NumerosFictifs.rpps))
        #expect(numbers.count == ranks.count)
        #expect(numbers.allSatisfy { $0.hasPrefix("109") && $0.utf8.count == 11 })
        #expect(numbers.allSatisfy { IdNatPS("8" + $0) != nil })
    }

    @Test("has one key only that is right", arguments: [0, 7, 99_999, 100_000])
    func oneKey(_ rank: Int) {
        let number = NumerosFictifs.rpps(rank)
        let right = (0...9).filter { NumRPPS(number.dropLast() + "\($0)")?.cleValide == true }
        #expect(right.map(String.init) == [String(number.suffix(1))])
    }

    @Test(
        "gives FINESS, SIREN and SIRET numbers that begin with 99 and have a right key",
        arguments: [(0, "000000"), (1, "000001"), (999_999, "999999"), (1_000_000, "000000"), (1_000_007, "000007")])
    func others(_ rank: Int, _ middle: String) {
        let (finess, siren) = (NumerosFictifs.finess(rank), NumerosFictifs.siren(rank))
        #expect(finess.dropLast() == "99" + middle && siren.dropLast() == "99" + middle)
        #expect(NumFINESS(finess) != nil && NumSIREN(siren) != nil)
        let siret = NumerosFictifs.siret(siren: siren)
        #expect(siret.hasPrefix(siren + "0001") && NumSIRET(siret) != nil)
        for number in [finess, siren, siret] { #expect(Luhn.digits(number).map { Luhn.accepts($0) } == true) }
    }

    @Test(
        "draws phones of the ranges kept for fiction, in writings that are all read back",
        arguments: [
            ("75", "019900"), ("35", "026191"), ("67", "035301"), ("13", "046571"), ("2A", "046571"), ("31", "053649"),
            ("974", "063998"), ("", "063998"), (nil, "063998"),
        ] as [(String?, String)])
    func phones(_ departement: String?, _ range: String) {
        var random = SeededRandom(seed: 4)
        let drawn = (0..<300).map { _ in TelephonesFictifs.draw(departement, &random) }
        #expect(Set(drawn.map(\.utf8.count)).count > 3)
        let missing = drawn.filter { $0.utf8.count == 9 }
        #expect(!missing.isEmpty && missing.allSatisfy { "0\($0)".hasPrefix(range) })
        for phone in drawn where phone.utf8.count > 9 {
            let read = NumeroTelephone.normalise(phone)
            #expect(read?.hasPrefix(range) == true && read?.utf8.count == 10, "\(phone)")
        }
    }
}
