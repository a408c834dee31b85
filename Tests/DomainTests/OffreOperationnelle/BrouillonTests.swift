import Domain
import TestSupport
import Testing

@Suite struct BrouillonTests {
    @Test("lives 60 days after its last change")
    func lives() {
        let draft = Brouillon(saisie: Exemples.saisie, etapesValidees: [], dateModification: Exemples.now)
        #expect(draft.dateExpiration == Exemples.now.adding(seconds: 60 * 86_400))
    }

    @Test(
        "is taken up at the first step that is not validated",
        arguments: [
            ([] as Set<Etape>, Etape.repertoires), ([.repertoires, .offre], .modalites),
            ([.repertoires, .horaires], .offre),
            (Set(Etape.aValider), .recapitulatif),
        ] as [(Set<Etape>, Etape)])
    func resumes(_ validated: Set<Etape>, at etape: Etape) {
        let draft = Brouillon(saisie: Exemples.saisie, etapesValidees: validated, dateModification: Exemples.now)
        #expect(draft.etapeAReprendre == etape)
    }
}
