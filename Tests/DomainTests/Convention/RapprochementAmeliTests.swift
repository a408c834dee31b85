import Domain
import TestSupport
import Testing

@Suite struct RapprochementAmeliTests {
    private let communes = CommunesActuelles(Exemples.communes)

    /// A row of Dr Aline EXEMPLE, generalist, 7 rue des Lilas, Versailles.
    private func row(
        nom: String = "EXEMPLE", prenom: String = "ALINE", specialite: String = "01", code: String = "78000",
        voie: String = "7 RUE DES LILAS", ville: String = "VERSAILLES", secteur: String = "1"
    ) -> FicheAmeli {
        var fiche = FicheAmeli(
            nom: nom, prenom: prenom, specialite: specialite, typePS: "1", codePostal: code, voie: voie, ville: ville)
        fiche.secteur = SecteurConventionnement(code: secteur)
        fiche.carteVitaleAcceptee = true
        return fiche
    }

    private func whole(_ id: Int64 = 14, person: Int64 = 11, numero: String? = "7") -> OffreComplete {
        var whole = Exemples.offreComplete()
        whole.offre.id = Identifiant(rawValue: id)
        whole.professionnel?.id = Identifiant(rawValue: person)
        whole.structure.rpps?.valeur.adresse.numeroVoie = numero
        return whole
    }

    private func result(_ rows: [FicheAmeli], _ offers: [OffreComplete]) -> [Int64: Convention] {
        var matching = RapprochementAmeli(communes: communes)
        for row in rows { _ = matching.note(row) }
        for offer in offers { matching.note(offer) }
        var found: [Int64: Convention] = [:]
        matching.forEach { found[$0.rawValue] = $1 }
        return found
    }

    @Test("matches names, profession, town and street number: sure; sector 2 is code 3, of either generation")
    func sure() {
        for code in ["3", "c3"] {
            let found = result([row(secteur: code)], [whole()])[14]
            #expect(found?.secteur == .honorairesLibres && found?.confiance == .forte)
            #expect(found?.carteVitaleAcceptee == true)
        }
        #expect(result([row(secteur: "2")], [whole()])[14]?.secteur == .avecDepassement)
    }

    @Test(
        "matches whatever the accents, the hyphens, a repetition index, and without street number with less confidence",
        arguments: [
            ("éxemple", "7 BIS RUE DES LILAS", Convention.Confiance.forte), ("EXEMPLE", "RUE DES LILAS", .faible),
            ("EXEMPLE", "9 RUE DES LILAS", .faible),
        ])
    func spellings(nom: String, voie: String, confiance: Convention.Confiance) {
        #expect(result([row(nom: nom, voie: voie)], [whole()])[14]?.confiance == confiance)
    }

    @Test("matches a CEDEX by its town, refuses another postal code of the town")
    func cedex() {
        #expect(result([row(code: "78035", ville: "VERSAILLES CEDEX")], [whole()])[14]?.confiance == .forte)
        #expect(result([row(code: "49150", ville: "BAUGE EN ANJOU")], [whole()])[14] == nil)
    }

    @Test("finds nothing when it is not alone: two conventions, two persons of one name, another specialty")
    func ambiguous() {
        #expect(result([row(), row(secteur: "3")], [whole()]).isEmpty)
        #expect(result([row()], [whole(14, person: 11), whole(15, person: 12)]).isEmpty)
        #expect(result([row(voie: "")], [whole(14, person: 11), whole(15, person: 12, numero: "8")]).isEmpty)
        #expect(result([row(specialite: "03")], [whole()]).isEmpty)
        #expect(result([row(specialite: "26")], [whole()]).isEmpty)
        #expect(result([row(nom: "AUTRE")], [whole()]).isEmpty)
    }

    @Test("takes identical rows as one, and two offers of one person each with its own")
    func several() {
        #expect(result([row(), row()], [whole()])[14]?.secteur == .conventionne)
        let found = result([row(), row(voie: "12 AVENUE X", secteur: "3")], [whole(14), whole(15, numero: "12")])
        #expect(found[14]?.secteur == .conventionne && found[15]?.secteur == .honorairesLibres)
    }
}
