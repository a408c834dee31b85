import Domain
import TestSupport
import Testing

@Suite struct AdresseTests {
    @Test("is written on an envelope line by line, without empty lines")
    func lines() {
        var adresse = Exemples.adresse
        #expect(adresse.lignes == ["7 Rue DES LILAS", "78000 VERSAILLES"])
        adresse.pointRemise = "CABINET MEDICAL"
        adresse.extensionVoie = "BIS"
        adresse.lieuDit = ""
        adresse.mentionDistribution = "BP 12"
        #expect(adresse.lignes == ["CABINET MEDICAL", "7 BIS Rue DES LILAS", "BP 12", "78000 VERSAILLES"])
        #expect(Adresse().lignes.isEmpty)
    }
}
