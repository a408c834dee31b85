import Domain
import TestSupport
import Testing

@Suite struct OffreEnSaisieTests {
    private let now = Exemples.now
    private let later = Exemples.now.adding(seconds: 60)
    private var neuve: OffreEnSaisie { OffreEnSaisie(Exemples.offreComplete(validee: false), brouillon: nil, now: now) }
    private var publiee: OffreEnSaisie { OffreEnSaisie(Exemples.offreComplete(), brouillon: nil, now: now) }

    /// An offer with every step validated in its draft.
    private func complete() -> OffreEnSaisie {
        var offre = neuve
        for etape in Parcours.liberal.aValider {
            let issues = offre.validateStep(etape, saisie: Exemples.saisie, now: now)
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
        let typed = saisie { $0.description.nomOffre = "tapé" }
        #expect(neuve.saisieCourante.description.nomOffre == "Médecin – Dr Aline EXEMPLE")
        var offre = publiee
        #expect(offre.saisieCourante == Exemples.saisie)
        offre.record(typed, etape: .offre, now: later)
        #expect(offre.saisieCourante == typed)
    }

    @Test("keeps wrong input as a draft, without validating the step nor touching the offer")
    func keepsWrongInput() {
        let wrong = saisie { $0.contacts.patients[0].adresse = "quinze" }
        var offre = neuve
        offre.record(wrong, etape: .contacts, now: later)
        #expect(offre.brouillon.saisie == wrong)
        #expect(offre.etapesValidees.isEmpty)
        #expect(offre.brouillon.dateModification == later)
        #expect(offre.complete == neuve.complete)
    }

    @Test("a validated step that becomes wrong is to be validated again, the others stay")
    func wrongStepIsInvalidated() {
        var offre = complete()
        offre.record(saisie { $0.horaires = HorairesOffre() }, etape: .horaires, now: later)
        #expect(offre.etapesManquantes == [.horaires])
        #expect(offre.etapeAReprendre == .horaires)
        offre = complete()
        offre.record(saisie { $0.description.nomOffre = "autre" }, etape: .offre, now: later)
        #expect(offre.etapesManquantes.isEmpty)
    }

    @Test("saving what is there already changes nothing, on a draft as on a published offer")
    func savingTheSame() {
        var offre = publiee
        offre.record(Exemples.saisie, etape: .offre, now: later)
        #expect(offre == publiee)
        let draft = complete()
        offre = draft
        offre.record(Exemples.saisie, etape: .offre, now: later)
        #expect(offre == draft)
    }

    @Test("validating a step makes its values regular and keeps them")
    func validatesStep() {
        var offre = neuve
        let typed = saisie { $0.contacts.patients[0].adresse = "+33 1 99 00 12 34" }
        let issues = offre.validateStep(.contacts, saisie: typed, now: later)
        #expect(issues == [])
        #expect(offre.brouillon.saisie == Exemples.saisie)
        #expect(offre.etapesValidees == [.contacts])
        #expect(offre.brouillon.dateModification == later)
    }

    @Test("a refused step leaves the draft as it was")
    func refusedStep() {
        var offre = publiee
        let issues = offre.validateStep(.horaires, saisie: saisie { $0.horaires = HorairesOffre() }, now: later)
        #expect(issues == [ValidationIssue("horaires", .auMoinsUn)])
        #expect(offre == publiee)
    }

    @Test("tells the missing steps in order, and the first one to take up")
    func missingSteps() {
        var offre = neuve
        #expect(offre.etapesManquantes == Parcours.liberal.aValider && offre.etapeAReprendre == .repertoires)
        for etape in [Etape.repertoires, .modalites] {
            let issues = offre.validateStep(etape, saisie: Exemples.saisie, now: now)
            #expect(issues == [])
        }
        #expect(offre.etapesManquantes == [.offre, .contacts, .horaires] && offre.etapeAReprendre == .offre)
        #expect(complete().etapeAReprendre == .recapitulatif)
    }

    @Test("is not validated while a step is missing, and stays as it was")
    func notValidated() {
        var offre = neuve
        for etape in Parcours.liberal.aValider.dropLast() {
            _ = offre.validateStep(etape, saisie: Exemples.saisie, now: now)
        }
        let before = offre
        let validated = offre.validate(now: later)
        #expect(!validated)
        #expect(offre == before)
    }

    @Test("once validated, what the draft described is published and the draft is empty")
    func validated() {
        var offre = complete()
        let version = offre.brouillon.version
        let validated = offre.validate(now: later)
        #expect(validated)
        #expect(offre.offre.publiee == OffrePubliee(Exemples.decrite, dateValidation: later))
        #expect(offre.brouillon.saisie == nil && offre.brouillon.version == version + 1)
        #expect(offre.offre.dateMiseJour == later)
        #expect(offre.offre.estPubliable)
        #expect(offre.etapesManquantes.isEmpty)
    }

    @Test("what is published is regular, also where a later draft was saved without validating its step")
    func publishedIsRegular() {
        var offre = complete()
        offre.record(saisie { $0.contacts.patients[0].adresse = "01 99 00 12 34" }, etape: .contacts, now: later)
        let validated = offre.validate(now: later)
        #expect(validated)
        #expect(offre.offre.publiee?.decrite.contactsPatients[0].adresse == "0199001234")
    }

    @Test("editing a published offer keeps what is published until it is validated again")
    func editingKeepsPublished() throws {
        let typed = saisie { $0.description.nomOffre = "Nouveau nom" }
        var offre = publiee
        let issues = offre.validateStep(.offre, saisie: typed, now: later)
        #expect(issues == [])
        #expect(offre.offre == publiee.offre)
        #expect(offre.etapesManquantes.isEmpty)
        let validated = offre.validate(now: later)
        #expect(validated)
        #expect(offre.offre.publiee == OffrePubliee(try typed.decrite(), dateValidation: later))
    }

    @Test("a draft whose time is over is not shown, and what is published stays")
    func expired() {
        var offre = publiee
        offre.record(saisie { $0.description.nomOffre = "tapé" }, etape: .offre, now: now)
        let draft = offre.brouillon
        let shown = { (then: Instant) in OffreEnSaisie(offre.complete, brouillon: draft, now: then).saisieCourante }
        #expect(shown(now.adding(days: 60).adding(seconds: -1)).description.nomOffre == "tapé")
        #expect(shown(now.adding(days: 60)) == Exemples.saisie)
    }
}

/// A form made from an older version of the draft never overwrites in silence what changed meanwhile.
@Suite struct ConflitTests {
    private let now = Exemples.now
    private let mine = "le mien"

    private func named(_ name: String, _ offre: OffreEnSaisie) -> Saisie {
        var saisie = offre.saisieCourante
        saisie.description.nomOffre = name
        return saisie
    }

    /// An offer whose name was changed at version 1, its hours at version 2.
    private func changed() -> OffreEnSaisie {
        var offre = OffreEnSaisie(Exemples.offreComplete(validee: false), brouillon: nil, now: now)
        offre.record(named("le sien", offre), etape: .offre, now: now)
        var hours = offre.saisieCourante
        hours.horaires = Exemples.saisie.horaires
        offre.record(hours, etape: .horaires, now: now.adding(seconds: 60))
        return offre
    }

    @Test("is told with its version and its moment when the step changed and the values differ")
    func conflict() {
        let offre = changed()
        let found = offre.conflit(.offre, version: 0, saisie: named(mine, offre))
        #expect(found?.version == 1 && found?.date == now)
    }

    @Test("is none from the version that changed the step, whatever changed elsewhere since")
    func otherStep() {
        let offre = changed()
        #expect(offre.conflit(.offre, version: 1, saisie: named(mine, offre)) == nil)
        #expect(offre.conflit(.contacts, version: 0, saisie: Exemples.saisie) == nil)
    }

    @Test("is none when the same values were typed, be they written otherwise")
    func sameValues() {
        let offre = changed()
        #expect(offre.conflit(.offre, version: 0, saisie: named(" le sien ", offre)) == nil)
        #expect(offre.conflit(.repertoires, version: 0, saisie: named(mine, offre)) == nil)
    }

    @Test("takes a version that the draft never had for the oldest", arguments: [Int64(-1), 3, 9_999])
    func oddVersion(_ version: Int64) {
        let offre = changed()
        #expect(offre.conflit(.offre, version: version, saisie: named(mine, offre)) != nil)
    }

    @Test("the validation of the offer and the end of a draft change every step")
    func emptied() {
        var offre = OffreEnSaisie(Exemples.offreComplete(), brouillon: nil, now: now)
        offre.record(named("le sien", offre), etape: .offre, now: now)
        let later = now.adding(days: 60)
        let expired = OffreEnSaisie(offre.complete, brouillon: offre.brouillon, now: later)
        #expect(expired.conflit(.offre, version: 1, saisie: named(mine, expired))?.date == later)
        #expect(expired.conflit(.contacts, version: 1, saisie: Exemples.saisie) == nil)
        #expect(expired.conflit(.offre, version: expired.brouillon.version, saisie: named(mine, expired)) == nil)
        let validated = offre.validate(now: now)
        #expect(validated)
        #expect(offre.conflit(.offre, version: 1, saisie: named(mine, offre)) != nil)
        #expect(offre.conflit(.offre, version: 2, saisie: named(mine, offre)) == nil)
    }
}
