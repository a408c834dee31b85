import Domain
import Testing

@Suite struct NumFINESSTests {
    @Test(
        "takes nine characters with a right key, Corsican letters read as 1 and 2",
        arguments: ["990000010", "750100000", "010000008", "2A0000006", "2B0000004"])
    func takes(_ text: String) {
        #expect(NumFINESS(text)?.description == text)
    }

    @Test("refuses a wrong key", arguments: ["990000011", "750100001", "2A0000004", "2B0000006"])
    func refusesWrongKey(_ text: String) {
        #expect(NumFINESS(text) == nil)
    }

    @Test(
        "refuses another length, another letter, a letter elsewhere",
        arguments: ["", "99000001", "9900000100", "2C0000006", "2a0000006", "1A0000006", "02A000006", "99000001 "])
    func refusesOtherForms(_ text: String) {
        #expect(NumFINESS(text) == nil)
    }
}
