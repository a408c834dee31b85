import Domain
import Testing

@Suite struct NumSIRETTests {
    @Test("takes fourteen digits with a right key")
    func takes() {
        #expect(NumSIRET("73282932000074")?.description == "73282932000074")
    }

    @Test("takes an establishment of La Poste whose digits add up to a multiple of five")
    func takesLaPoste() {
        #expect(NumSIRET("35600000012341") != nil)
        #expect(NumSIRET("35600000000048") != nil)
    }

    @Test("refuses an establishment of La Poste that satisfies neither rule")
    func refusesWrongLaPoste() {
        #expect(NumSIRET("35600000012342") == nil)
    }

    @Test("keeps the rule of La Poste to La Poste")
    func keepsRuleToLaPoste() {
        // The digits add up to 45, the key is wrong.
        #expect(NumSIRET("35600010049827") == nil)
    }

    @Test(
        "refuses a wrong key, another length, letters",
        arguments: ["73282932000075", "7328293200007", "732829320000740", "7328293200007A"])
    func refuses(_ text: String) {
        #expect(NumSIRET(text) == nil)
    }
}
