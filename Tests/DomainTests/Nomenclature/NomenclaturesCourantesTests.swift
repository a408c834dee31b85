import Domain
import Testing

@Suite struct NomenclaturesCourantesTests {
    private let jeu = JeuDeValeurs.modeExercice
    private let tables = NomenclaturesCourantes()

    private func edition(_ address: String, _ entries: [Nomenclature.Entree]) -> Nomenclature.Edition {
        Nomenclature.Edition(adresse: address, version: "20270101", entrees: entries)
    }

    private func entree(_ code: String, _ label: String = "", retired: Bool = false) -> Nomenclature.Entree {
        Nomenclature.Entree(code: code, libelle: label, estRetire: retired)
    }

    @Test("begin with the embedded tables")
    func embedded() {
        for jeu in JeuDeValeurs.allCases { #expect(tables[jeu].entrees == jeu.embarque.entrees) }
    }

    @Test("take the codes of an imported value set, its labels, else those known")
    func valueSet() {
        tables.install([edition(jeu.embarque.adresse, [entree("L", "Libéral"), entree("S"), entree("Z")])])
        #expect(tables[jeu].entrees == [entree("L", "Libéral"), entree("S", "Salarié"), entree("Z", "Z")])
        #expect(tables[jeu].systeme == jeu.embarque.systeme && tables[jeu].version == "20270101")
        #expect(tables[.civilite].entrees == JeuDeValeurs.civilite.embarque.entrees)
    }

    @Test("complete an embedded table by an imported code system: labels, retired codes, new codes")
    func codeSystem() {
        tables.install([
            edition(jeu.embarque.systeme, [entree("L", "Libéral"), entree("B", retired: true), entree("Z", "Nouveau")])
        ])
        #expect(tables[jeu].entrees.map(\.code) == ["S", "L", "B", "I", "Z"])
        #expect(tables[jeu].libelle("L") == "Libéral" && tables[jeu].libelle("B") == "Bénévole")
        #expect(tables[jeu].entreesEnUsage.map(\.code) == ["S", "L", "I", "Z"])
    }

    @Test("take the codes of the value set and the retired ones of the code system when both are imported")
    func both() {
        tables.install([
            edition(jeu.embarque.systeme, [entree("L", "autre"), entree("S", retired: true), entree("Z", "hors jeu")]),
            edition(jeu.embarque.adresse, [entree("L", "Libéral"), entree("S"), entree("B", retired: true)]),
        ])
        #expect(
            tables[jeu].entrees == [
                entree("L", "Libéral"), entree("S", "Salarié", retired: true), entree("B", "Bénévole", retired: true),
            ])
    }

    @Test("forget what was installed before, and pass over unknown addresses")
    func again() {
        tables.install([edition(jeu.embarque.adresse, [entree("L")])])
        tables.install([edition("https://mos.esante.gouv.fr/NOS/JDV_X/FHIR/JDV-X", [entree("L")])])
        #expect(tables[jeu].entrees == jeu.embarque.entrees)
    }
}
