import Domain
import TestSupport
import Testing

@Suite struct FicheStructureTests {
    @Test("is identified by FINESS, else by RPPS-rang or ADELI-rang, else by SIRET")
    func idNatStruct() {
        var fiche = Exemples.cabinet
        fiche.numSIRET = NumSIRET("73282932000074")
        fiche.numFINESS = NumFINESS("990000010")
        #expect(fiche.idNatStruct == "1990000010")
        fiche.numFINESS = nil
        #expect(fiche.idNatStruct == "410999001010101")
        fiche.ancienIdentifiant = "0759900010"
        #expect(fiche.idNatStruct == "0759900010")
        fiche.ancienIdentifiant = "1750100000"
        #expect(fiche.idNatStruct == "373282932000074")
        fiche.numSIRET = nil
        #expect(fiche.idNatStruct == nil)
    }

    @Test(
        "is of the type of its sector",
        arguments: [
            ("SA07", TypeStructure.cabinet), ("SA08", .cabinet), ("SA09", .cabinet), ("SA52", .maisonDeSante),
            ("SA05", .centreDeSante), ("SA01", .autre), ("", .autre),
        ])
    func type(_ sector: String, _ type: TypeStructure) {
        #expect(TypeStructure(secteurActivite: sector) == type)
    }

    @Test("is shown by its operational name, else by its registered name")
    func shownName() {
        var place = Exemples.offreComplete().structure
        #expect(place.nomAffiche == "CABINET DU DR EXEMPLE")
        place.rpps?.valeur.nomOperationnel = "Cabinet des Lilas"
        #expect(place.nomAffiche == "Cabinet des Lilas")
        #expect(place.type == .cabinet)
    }
}
