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

    @Test(
        "keeps only lower-case ASCII letters and digits",
        arguments: [
            ("", ""), (" - ", ""), ("N° SIRET", "nsiret"), ("ÉTÉ_2", "ete2"), ("Œdème Ænima", "oedemeaenima"),
            ("ÇÑŸ", "cny"), ("İ", "i"), ("Ω", ""), ("e\u{301}", "e"), ("l’adresse\u{A0}e-mail", "ladresseemail"),
        ])
    func folds(name: String, expected: String) {
        #expect(HeaderMap.normalized(name) == expected)
    }

    @Test("finds the first of two columns of one name, and none of a name that is not there")
    func twice() {
        let header = HeaderMap(["Code", "Libellé", "CODE", ""])
        #expect(header.index("code") == 0 && header.index("LIBELLE") == 1 && header.index("cod") == nil)
        #expect(header.count == 4 && header.missing(["code", "code 2", "Libelle"]) == ["code 2"])
    }
}
