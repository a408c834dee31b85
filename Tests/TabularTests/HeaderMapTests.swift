import Tabular
import Testing

struct HeaderMapTests {
    @Test(
        "finds a column whatever its case, accents and punctuation",
        arguments: ["Libellé civilité d'exercice", "LIBELLE CIVILITE D’EXERCICE", "libelle_civilite_dexercice"])
    func finds(name: String) {
        let header = HeaderMap(["Identifiant PP", "Libellé civilité d'exercice"])
        #expect(header.index(name) == 1)
    }

    @Test("folds ligatures and drops what is not a letter or a digit")
    func normalises() {
        #expect(HeaderMap.normalized("Téléphone 2 (coord. Œuvre)") == "telephone2coordoeuvre")
    }

    @Test("lists the missing columns in the order asked")
    func missing() {
        #expect(HeaderMap(["B", "D"]).missing(["a", "b", "c"]) == ["a", "c"])
    }
}
