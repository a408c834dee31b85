import Domain
import TestSupport
import Testing

@Suite struct EntiteJuridiqueTests {
    private func entite(_ fiche: FicheStructure) -> EntiteJuridique? {
        EntiteJuridique(id: Identifiant(rawValue: 1), fiche: fiche, provenance: Exemples.provenance, now: Exemples.now)
    }

    @Test("is keyed by FINESS of the legal entity, else by SIREN")
    func key() throws {
        var fiche = Exemples.maisonDeSante
        #expect(try #require(entite(fiche)).cle == "732829320")
        fiche.numFINESSEJ = NumFINESS("990000010")
        let hospital = try #require(entite(fiche))
        #expect(hospital.cle == "990000010")
        #expect(hospital.numSIREN?.description == "732829320")
        #expect(hospital.raisonSociale == "MSP DES TILLEULS")
    }

    @Test("is not invented for a sole practice")
    func none() {
        #expect(entite(Exemples.cabinet) == nil)
        #expect(EntiteJuridique.cle(of: Exemples.cabinet) == nil)
    }
}
