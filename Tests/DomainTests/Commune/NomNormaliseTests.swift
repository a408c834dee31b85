import Domain
import Testing

@Suite struct NomNormaliseTests {
    @Test(
        "gives one form to every writing of a name",
        arguments: [
            ("Saint-Étienne", "SAINT ETIENNE"), ("ST ETIENNE", "SAINT ETIENNE"), ("st-étienne", "SAINT ETIENNE"),
            ("Ste Marie", "SAINTE MARIE"), ("L'Abergement-Clémenciat", "L ABERGEMENT CLEMENCIAT"),
            ("  L’Haÿ-les-Roses ", "L HAY LES ROSES"), ("Œuilly", "OEUILLY"), ("Bœrsch", "BOERSCH"),
            ("Le   Mans", "LE MANS"), ("Besançon", "BESANCON"), ("Ix / 2e", "IX 2E"), ("42100", "42100"),
            ("Stains", "STAINS"), ("Preste", "PRESTE"), ("", ""), ("-’ ", ""),
        ])
    func forms(_ name: String, _ form: String) {
        #expect(NomNormalise.forme(name) == form)
    }

    @Test("reads letters whose accent is a character of its own like the others")
    func decomposedAccents() {
        #expect(NomNormalise.forme("Saint-E\u{301}tienne") == "SAINT ETIENNE")
        #expect(NomNormalise.forme("Besanc\u{327}on") == "BESANCON")
    }

    @Test("leaves a form as it is", arguments: ["Saint-Étienne", "STE MARIE", "Œuilly"])
    func isStable(_ name: String) {
        let form = NomNormalise.forme(name)
        #expect(NomNormalise.forme(form) == form)
    }
}
