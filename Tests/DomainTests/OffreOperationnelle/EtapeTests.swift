import Domain
import TestSupport
import Testing

@Suite struct EtapeTests {
    @Test("six steps of a liberal professional follow each other, the last one is not to be validated")
    func liberal() {
        let steps = Parcours.liberal
        #expect(steps.etapes == [.repertoires, .offre, .modalites, .contacts, .horaires, .recapitulatif])
        #expect(steps.etapes.map(\.numero) == [1, 2, 3, 4, 5, 6])
        #expect(Etape.offre.suivante == .modalites && Etape.recapitulatif.suivante == nil)
        #expect(Etape.repertoires.precedente == nil && Etape.recapitulatif.precedente == .horaires)
        #expect(steps.etapes.filter(\.estRecapitulatif) == [.recapitulatif])
        #expect(steps.aValider == [.repertoires, .offre, .modalites, .contacts, .horaires])
        #expect(Etape.offre < .horaires)
    }

    @Test("an offer of an establishment has no step yet")
    func establishment() {
        let offre = OffreEnSaisie(Exemples.offreEtablissement, brouillon: nil, now: Exemples.now)
        #expect(offre.parcours.etapes.isEmpty && offre.etapesManquantes.isEmpty && offre.etapeAReprendre == nil)
    }

    @Test("a step belongs to one list")
    func oneList() {
        let all = Parcours.tous.flatMap(\.etapes)
        #expect(Set(all).count == all.count && Set(all) == Set(Etape.allCases))
    }
}
