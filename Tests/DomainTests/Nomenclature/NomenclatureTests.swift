import Testing

@testable import Domain

@Suite struct NomenclatureTests {
    struct Table: Sendable, CustomTestStringConvertible {
        let nom: String
        let table: Nomenclature
        let first: String
        let last: String
        let count: Int
        var testDescription: String { nom }

        init(_ nom: String, _ table: Nomenclature, _ first: String, _ last: String, _ count: Int) {
            (self.nom, self.table, self.first, self.last, self.count) = (nom, table, first, last, count)
        }
    }

    static let tables = [
        Table("TRE_R210-ActeSpecifique", .acteSpecifique, "0172", "1270", 36),
        Table("TRE_R211-ActiviteOperationnelle", .activiteOperationnelle, "001", "524", 250),
        Table("TRE_R213-ModePriseEnCharge", .modePriseEnCharge, "01", "59", 37),
        Table("TRE_R227-ChampActivite", .champActivite, "01", "05", 5),
        Table("TRE_R243-CompetenceSpecifique", .competenceSpecifique, "01", "61", 55),
        Table("TRE_R252-TypeHoraire", .typeHoraire, "01", "11", 11),
        Table("TRE_R66-CategorieEtablissement", .categorieEG, "101", "SA09", 66),
        Table("TRE_R81-Civilite", .civilite, "M", "MME", 3),
        Table("TRE_R11-CiviliteExercice", .civiliteExercice, "DR", "PR", 6),
        Table("TRE_R04-TypeSavoirFaire", .typeSavoirFaire, "C", "SST", 11),
        Table("TRE_R38-SpecialiteOrdinale", .specialiteOrdinale, "SCD01", "SM72", 80),
        Table("TRE_R40-CompetenceExclusive", .competenceExclusive, "CEX22", "CEX64", 4),
        Table("TRE_R97-DroitExerciceCompl", .droitExerciceComplementaire, "DEC01", "DEC24", 24),
        Table("TRE_R23-ModeExercice", .modeExercice, "S", "I", 4),
        Table("TRE_R282-CNAMAmeliSecteurConventionnement", .secteurConventionnement, "0", "c3", 8),
        Table("TRE_R287-NatureContact", .natureContact, "01", "14", 14),
        Table("TRE_R283-NiveauConfidentialite", .niveauConfidentialite, "1", "3", 3),
        Table("TRE_R200-CanalCommunication", .canalCommunication, "1", "9", 9),
        Table("TRE_R338-ModaliteAccueil", .modaliteAccueil, "01", "12", 12),
        Table("TRE_G15-ProfessionSante", .professionSante, "10", "98", 29),
        Table("TRE_R30-RegionOM", .regionOM, "01", "94", 18),
    ]

    @Test("each file is read whole, with the address of its code system", arguments: tables)
    func readsFile(_ expected: Table) {
        let hyphened = expected.nom.replacing("_", with: "-")
        #expect(expected.table.systeme == "https://mos.esante.gouv.fr/NOS/\(expected.nom)/FHIR/\(hyphened)")
        #expect(expected.table.entrees.first?.code == expected.first)
        #expect(expected.table.entrees.last?.code == expected.last)
        #expect(expected.table.entrees.count == expected.count)
    }

    @Test("each code comes once, with a label without space around", arguments: tables)
    func codesAreUnique(_ expected: Table) {
        let codes = expected.table.entrees.map(\.code)
        #expect(Set(codes).count == codes.count)
        for entree in expected.table.entrees {
            #expect(!entree.libelle.isEmpty && !entree.code.contains(" "))
            #expect(entree.libelle.first?.isWhitespace == false && entree.libelle.last?.isWhitespace == false)
            #expect(!entree.libelle.contains("\t"))
        }
    }

    @Test("gives the label of a code, text: 1 is not 01")
    func labels() {
        #expect(Nomenclature.professionSante.libelle("10") == "Médecin")
        #expect(Nomenclature.typeHoraire.contains("07"))
        #expect(!Nomenclature.typeHoraire.contains("7"))
        #expect(Nomenclature.typeHoraire.libelle("7") == nil)
    }

    @Test("a value set is known by its own address, in the order of its table", arguments: JeuDeValeurs.allCases)
    func addresses(_ jeu: JeuDeValeurs) {
        #expect(jeu.embarque.adresse.hasPrefix("https://mos.esante.gouv.fr/NOS/JDV_J"))
        #expect(jeu.embarque.adresse.hasSuffix("-ROR") && !jeu.embarque.version.isEmpty)
        #expect(JeuDeValeurs.connus(adresse: jeu.embarque.adresse) == [jeu])
        #expect(JeuDeValeurs.connus(adresse: jeu.embarque.systeme) == [jeu])
    }

    @Test("a retired code stays readable and is not in use")
    func retired() {
        let table = Nomenclature.secteurConventionnement
        #expect(table.entreesEnUsage.map(\.code) == SecteurConventionnement.allCases.map(\.rawValue))
        #expect(table.contains("c3") && !table.estEnUsage("c3") && table.libelle("c3") == "Secteur 2")
        #expect(table.estEnUsage("3") && !table.estEnUsage("4"))
    }
}
