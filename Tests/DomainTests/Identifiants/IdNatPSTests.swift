import Domain
import Testing

@Suite struct IdNatPSTests {
    @Test("is the digit 8 then the RPPS number, and back")
    func roundTrip() throws {
        let number = try #require(NumRPPS("10999000101"))
        let id = IdNatPS(number)
        #expect(id.description == "810999000101")
        #expect(id.numRPPS == number)
        #expect(IdNatPS("810999000101") == id)
    }

    @Test("has no RPPS number when it is of another kind", arguments: ["0759900010", "39900000101", "81099900010"])
    func otherKinds(_ text: String) throws {
        #expect(try #require(IdNatPS(text)).numRPPS == nil)
    }

    @Test(
        "refuses too short, too long, and anything but letters and digits",
        arguments: ["", "8109990", String(repeating: "8", count: 21), "8109 9900101", "8/10999000101", "8é0999000101"])
    func refuses(_ text: String) {
        #expect(IdNatPS(text) == nil)
    }
}
