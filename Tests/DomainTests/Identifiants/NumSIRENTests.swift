import Domain
import Testing

@Suite struct NumSIRENTests {
    @Test("takes nine digits with a right key")
    func takes() {
        #expect(NumSIREN("732829320")?.description == "732829320")
    }

    @Test(
        "refuses a wrong key, another length, spaces, letters",
        arguments: ["732829321", "73282932", "732 829 320", "73282932O", ""])
    func refuses(_ text: String) {
        #expect(NumSIREN(text) == nil)
    }
}
