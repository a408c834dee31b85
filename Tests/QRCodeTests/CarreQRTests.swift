import Testing

@testable import QRCode

@Suite struct CarreQRTests {
    /// The pattern at three corners of every QR code, as rows of 7 modules. Source: ISO/IEC 18004, §6.3.3.
    private static let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]

    private func rows(_ code: CarreQR, row: Int, column: Int) -> [String] {
        (row..<row + 7).map { line in
            (column..<column + 7).map { code.isDark(row: line, column: $0) ? "1" : "0" }.joined()
        }
    }

    @Test("has the three corners that scanners look for, and not the fourth")
    func corners() throws {
        let code = try #require(CarreQR("otpauth://totp/ROR:aline@exemple.fr?secret=GEZDGNBVGY3TQOJQ&issuer=ROR"))
        #expect((21...177).contains(code.side) && (code.side - 17).isMultiple(of: 4))
        let far = code.side - 7
        #expect(rows(code, row: 0, column: 0) == Self.finder)
        #expect(rows(code, row: 0, column: far) == Self.finder)
        #expect(rows(code, row: far, column: 0) == Self.finder)
        #expect(rows(code, row: far, column: far) != Self.finder)
    }

    @Test("draws each dark module once, and no other")
    func path() throws {
        let code = try #require(CarreQR("ROR"))
        var drawn: Set<[Int]> = []
        for run in code.path.split(separator: "z") {
            let part = try #require(run.wholeMatch(of: #/M(\d+) (\d+)h(\d+)v1h-(\d+)/#)).output
            let (column, row, width) = (Int(part.1) ?? -1, Int(part.2) ?? -1, Int(part.3) ?? -1)
            #expect(part.3 == part.4)
            for each in column..<column + width { #expect(drawn.insert([row, each]).inserted) }
        }
        let dark = (0..<code.side).flatMap { row in
            (0..<code.side).filter { code.isDark(row: row, column: $0) }.map { [row, $0] }
        }
        #expect(drawn == Set(dark))
    }

    @Test("refuses what no code holds", arguments: ["", "a\0b", String(repeating: "x", count: 3000)])
    func refused(text: String) { #expect(CarreQR(text) == nil) }
}
