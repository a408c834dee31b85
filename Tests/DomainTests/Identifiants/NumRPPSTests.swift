import Domain
import Testing

@Suite struct NumRPPSTests {
    @Test(
        "takes eleven digits, with or without a right key", arguments: [("10999000101", true), ("10999000109", false)])
    func takesElevenDigits(_ text: String, keyIsRight: Bool) throws {
        let number = try #require(NumRPPS(text))
        #expect(number.description == text)
        #expect(number.cleValide == keyIsRight)
    }

    @Test(
        "refuses any other text",
        arguments: ["", "1099900010", "109990001011", "1099900010A", "10999 00010", "１0999000101"])
    func refuses(_ text: String) {
        #expect(NumRPPS(text) == nil)
    }
}
