import Domain
import Testing

@Suite struct NomNormaliseTests {
    @Test(
        "compares names without accents, hyphens nor case",
        arguments: [
            ("Saint-Étienne", "SAINT ETIENNE"), ("ST ETIENNE", "SAINT ETIENNE"), ("Ste-Œuvre", "SAINTE OEUVRE"),
            ("L'Abergement-Clémenciat", "L ABERGEMENT CLEMENCIAT"), ("  L’Haÿ-les-Roses ", "L HAY LES ROSES"), ("31410", "31410"),
        ])
    func forms(name: String, form: String) {
        #expect(NomNormalise.forme(name) == form)
    }
}
