import Domain
import Testing

@Suite struct LuhnTests {
    @Test(
        "accepts numbers with a right key",
        arguments: ["79927398713", "732829320", "73282932000074", "10999000101", "0"])
    func accepts(_ number: String) throws {
        #expect(Luhn.accepts(try #require(Luhn.digits(number))))
    }

    @Test("refuses numbers with a wrong key", arguments: ["79927398710", "732829321", "1", "10999000109"])
    func refuses(_ number: String) throws {
        #expect(!Luhn.accepts(try #require(Luhn.digits(number))))
    }

    @Test("notices any single wrong digit")
    func noticesAnyWrongDigit() throws {
        let digits = try #require(Luhn.digits("732829320"))
        for rank in digits.indices {
            for other: UInt8 in 0...9 where other != digits[rank] {
                var wrong = digits
                wrong[rank] = other
                #expect(!Luhn.accepts(wrong), "digit \(rank) read \(other)")
            }
        }
    }

    @Test("reads ASCII digits only", arguments: ["1 2", "-1", "+1", "12a", "١٢", "１２", "1.5"])
    func readsASCIIDigitsOnly(_ text: String) {
        #expect(Luhn.digits(text) == nil && !Luhn.areDigits(text))
    }

    @Test("reads digits in order")
    func readsDigitsInOrder() {
        #expect(Luhn.digits("0129") == [0, 1, 2, 9])
        #expect(Luhn.digits("") == [])
        #expect(Luhn.areDigits("0129") && Luhn.areDigits("a12".dropFirst()))
    }
}
