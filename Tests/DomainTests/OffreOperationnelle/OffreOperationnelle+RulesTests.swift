import Domain
import TestSupport
import Testing

@Suite struct OffreOperationnelleRulesTests {
    private let now = Exemples.now
    private let later = Exemples.now.adding(seconds: 60)
    private var neuve: OffreOperationnelle { Exemples.offreComplete(validee: false).offre }
    private var publiee: OffreOperationnelle { Exemples.offreComplete().offre }

    /// An offer with every step validated in its draft.
    private func complete() -> OffreOperationnelle {
        var offre = neuve
        for etape in Etape.aValider {
            let issues = offre.validerEtape(etape, saisie: Exemples.saisie, now: now)
            #expect(issues == [])
        }
        return offre
    }

    private func saisie(_ change: (inout Saisie) -> Void) -> Saisie {
        var saisie = Exemples.saisie
        change(&saisie)
        return saisie
    }

    @Test("shows the draft, else what is published, else the proposal")
    func shown() {
        let proposal = saisie { $0.description.nomOffre = "proposé" }
        let typed = saisie { $0.description.nomOffre = "tapé" }
        var offre = neuve
        #expect(offre.saisieCourante(proposition: proposal) == proposal)
        offre = publiee
        #expect(offre.saisieCourante(proposition: proposal) == Exemples.saisie)
        offre.enregistrer(typed, etape: .offre, now: later)
        #expect(offre.saisieCourante(proposition: proposal) == typed)
    }

    @Test("keeps wrong input as a draft, without validating the step")
    func keepsWrongInput() {
        let wrong = saisie { $0.contacts.patients[0].adresse = "quinze" }
        var offre = neuve
        offre.enregistrer(wrong, etape: .contacts, now: later)
        #expect(offre.brouillon?.saisie == wrong)
        #expect(offre.etapesValidees.isEmpty)
        #expect(offre.brouillon?.dateModification == later)
        #expect(offre.dateMiseJour == later)
        #expect(offre.saisie == nil)
    }

    @Test("a validated step that becomes wrong is to be validated again, the others stay")
    func wrongStepIsInvalidated() {
        var offre = complete()
        offre.enregistrer(saisie { $0.horaires = HorairesOffre() }, etape: .horaires, now: later)
        #expect(offre.etapesManquantes == [.horaires])
        #expect(offre.brouillon?.etapeAReprendre == .horaires)
        offre = complete()
        offre.enregistrer(saisie { $0.description.nomOffre = "autre" }, etape: .offre, now: later)
        #expect(offre.etapesManquantes.isEmpty)
    }

    @Test("saving what is there already changes nothing, on a draft as on a published offer")
    func savingTheSame() {
        var offre = publiee
        offre.enregistrer(Exemples.saisie, etape: .offre, now: later)
        #expect(offre == publiee)
        let draft = complete()
        offre = draft
        offre.enregistrer(Exemples.saisie, etape: .offre, now: later)
        #expect(offre == draft)
    }

    @Test("validating a step makes its values regular and keeps them")
    func validatesStep() {
        var offre = neuve
        let typed = saisie { $0.contacts.patients[0].adresse = "+33 1 99 00 12 34" }
        let issues = offre.validerEtape(.contacts, saisie: typed, now: later)
        #expect(issues == [])
        #expect(offre.brouillon?.saisie == Exemples.saisie)
        #expect(offre.etapesValidees == [.contacts])
        #expect(offre.brouillon?.dateModification == later)
    }

    @Test("a refused step leaves the offer as it was")
    func refusedStep() {
        var offre = publiee
        let issues = offre.validerEtape(.horaires, saisie: saisie { $0.horaires = HorairesOffre() }, now: later)
        #expect(issues == [ValidationIssue("horaires", .auMoinsUn)])
        #expect(offre == publiee)
    }

    @Test("tells the missing steps in order")
    func missingSteps() {
        var offre = neuve
        #expect(offre.etapesManquantes == Etape.aValider)
        let issues = offre.validerEtape(.modalites, saisie: Exemples.saisie, now: now)
        #expect(issues == [])
        #expect(offre.etapesManquantes == [.repertoires, .offre, .contacts, .horaires])
    }

    @Test("a step validated once is missing when its values break a rule of today")
    func stepThatBecameWrong() {
        var offre = complete()
        offre.brouillon?.saisie.description.activitesOperationnelles = ["code retiré"]
        #expect(offre.etapesManquantes == [.offre])
        let validated = offre.valider(now: later)
        #expect(!validated)
    }

    @Test("is not validated while a step is missing, and stays as it was")
    func notValidated() {
        var offre = neuve
        for etape in Etape.aValider.dropLast() { _ = offre.validerEtape(etape, saisie: Exemples.saisie, now: now) }
        let before = offre
        let validated = offre.valider(now: later)
        #expect(!validated)
        #expect(offre == before)
    }

    @Test("once validated, the draft is what is published")
    func validated() {
        var offre = complete()
        let validated = offre.valider(now: later)
        #expect(validated)
        #expect(offre.saisie == Exemples.saisie)
        #expect(offre.brouillon == nil)
        #expect(offre.dateValidation == later)
        #expect(offre.dateMiseJour == later)
        #expect(offre.estPubliable)
        #expect(offre.etapesManquantes.isEmpty)
    }

    @Test("what is published is regular, also where a later draft was saved without validating its step")
    func publishedIsRegular() {
        var offre = complete()
        offre.enregistrer(saisie { $0.contacts.patients[0].adresse = "01 99 00 12 34" }, etape: .contacts, now: later)
        let validated = offre.valider(now: later)
        #expect(validated)
        #expect(offre.saisie?.contacts.patients[0].adresse == "0199001234")
    }

    @Test("editing a published offer keeps what is published until it is validated again")
    func editingKeepsPublished() {
        let typed = saisie { $0.description.nomOffre = "Nouveau nom" }
        var offre = publiee
        let issues = offre.validerEtape(.offre, saisie: typed, now: later)
        #expect(issues == [])
        #expect(offre.saisie == Exemples.saisie)
        #expect(offre.dateValidation == now)
        #expect(offre.estPubliable)
        #expect(offre.etapesManquantes.isEmpty)
        let validated = offre.valider(now: later)
        #expect(validated)
        #expect(offre.saisie == typed)
        #expect(offre.dateValidation == later)
    }

    @Test("forgets a draft at the end of its 60th day, not before, and keeps what is published")
    func forgetsDraft() {
        var offre = publiee
        offre.enregistrer(saisie { $0.description.nomOffre = "tapé" }, etape: .offre, now: now)
        let edited = offre
        let end = now.adding(days: 60)
        let forgotten = offre.oublierSaisie(now: end.adding(seconds: -1))
        #expect(!forgotten)
        #expect(offre == edited)
        let forgottenAgain = offre.oublierSaisie(now: end)
        #expect(forgottenAgain)
        #expect(offre.brouillon == nil)
        #expect(offre.saisie == Exemples.saisie)
        let forgottenAtLast = offre.oublierSaisie(now: end)
        #expect(!forgottenAtLast)
    }

    @Test("takes what the register says anew and keeps what was typed")
    func takesRegister() {
        var offre = publiee
        offre.enregistrer(saisie { $0.description.nomOffre = "tapé" }, etape: .offre, now: now)
        let before = offre
        var situation = offre.situation
        situation.telephone = nil
        let edition = Provenance(.rpps, edition: JourCivil(rang: Exemples.provenance.edition.rang + 1))
        let changed = offre.actualiser(
            situation: situation, structure: offre.structure, provenance: edition, now: later)
        #expect(changed)
        #expect(offre.situation == situation)
        #expect(offre.provenance == edition)
        #expect(offre.dateMiseJour == later)
        #expect(offre.saisie == before.saisie)
        #expect(offre.brouillon == before.brouillon)
        #expect(offre.dateValidation == before.dateValidation)
    }

    @Test("an edition that says the same changes nothing")
    func sameEdition() {
        var offre = publiee
        let edition = Provenance(.rpps, edition: JourCivil(rang: Exemples.provenance.edition.rang + 1))
        let changed = offre.actualiser(
            situation: offre.situation, structure: offre.structure, provenance: edition, now: later)
        #expect(!changed)
        #expect(offre == publiee)
    }

    @Test("another place is a change")
    func otherPlace() {
        var offre = publiee
        let place = Identifiant(rawValue: 99)
        let changed = offre.actualiser(
            situation: offre.situation, structure: place, provenance: offre.provenance, now: later)
        #expect(changed)
        #expect(offre.structure == place)
    }

    @Test("is withdrawn once, and comes back with what was typed")
    func withdrawnAndBack() {
        var offre = publiee
        let withdrawn = offre.retirer(now: later)
        #expect(withdrawn)
        #expect(offre.dateRetrait == later)
        #expect(!offre.estPubliable)
        #expect(offre.saisie == Exemples.saisie)
        let withdrawnAgain = offre.retirer(now: later.adding(seconds: 1))
        #expect(!withdrawnAgain)
        #expect(offre.dateRetrait == later)
        let back = offre.actualiser(
            situation: offre.situation, structure: offre.structure, provenance: offre.provenance, now: later)
        #expect(back)
        #expect(offre.dateRetrait == nil)
        #expect(offre.estPubliable)
    }
}
