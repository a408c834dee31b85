import Domain
import Storage
import TestSupport
import Testing

@testable import UseCases

/// What people are told of by itself: each thing once, at an address that they confirmed.
@Suite struct PrevenirPersonnesTests {
    private let bureau: Bureau
    private var test: TestStore { bureau.test }
    private let now = Exemples.now

    init() throws {
        bureau = try Bureau()
        _ = try test.offreDUnePersonne()
        try confirm(now)
    }

    /// Gives every account an address, confirmed or not.
    private func confirm(_ date: Instant?, closed: Instant? = nil) throws {
        try test.store.write { store in
            for id in try store.ids(of: Compte.self, after: nil, limit: 10) {
                guard let found = try store.find(Compte.self, id) else { continue }
                var compte = found.value
                compte.courriel = "aline@exemple.fr"
                compte.courrielConfirme = date
                compte.fermeture = closed
                guard compte != found.value else { continue }
                try store.save(compte, version: found.version, by: .exploitant("essai"), now: now)
            }
        }
    }

    /// Runs the two jobs at a moment; answers the messages deposited.
    private func told(_ moment: Instant) throws -> [ModeleCourrier] {
        while try !PreparerRappels(store: test.store)(now: moment).isLast {}
        while try !PrevenirPersonnes(store: test.store)(now: moment).isLast {}
        let outbox = SQLCourrierStore(test.database, sceau: .tests)
        var found: [ModeleCourrier] = []
        while let courrier = try outbox.take(now: moment, next: { _ in moment.adding(days: 9) }) {
            if let modele = courrier.modele { found.append(modele) }
            try outbox.end(courrier.etat.id, .envoye, motif: nil, now: moment)
        }
        return found
    }

    /// Types something in the only offer.
    private func type(_ name: String, at moment: Instant) throws {
        let id = try bureau.offre().value.id
        let version = try bureau.brouillon().version
        try EnregistrerEtape(store: test.store).brouillon(
            .offre, de: id, by: .liberal(Exemples.idNatPS(1)), version: version, now: moment
        ) { saisie in
            saisie = Exemples.saisie
            saisie.description.nomOffre = name
        }
    }

    @Test("a draft left alone is told 15 and 3 days before it is emptied, once each, and anew after a change")
    func drafts() throws {
        try type("Consultation", at: now)
        #expect(try told(now.adding(days: 44)).isEmpty)
        #expect(try told(now.adding(days: 45)).map(\.nom) == ["brouillonBientotSupprime"])
        #expect(try told(now.adding(days: 46)).isEmpty)
        #expect(try told(now.adding(days: 57)).map(\.nom) == ["brouillonBientotSupprime"])
        #expect(try told(now.adding(days: 58)).isEmpty)
        try type("Autre nom", at: now.adding(days: 58))
        #expect(try told(now.adding(days: 100)).isEmpty)
        #expect(try told(now.adding(days: 103)).count == 1)
    }

    @Test("after a long stop, only the last reminder is made, and none of a draft that is over")
    func longStop() throws {
        try type("Consultation", at: now)
        #expect(try told(now.adding(days: 58)).count == 1)
        #expect(try told(now.adding(days: 61)).isEmpty)
    }

    @Test("an offer is told 11 and 12 months after its validation, once each, and anew after the next one")
    func yearly() throws {
        try bureau.validerTout()
        #expect(try told(now.adding(days: 333)).isEmpty)
        #expect(try told(now.adding(days: 334)).map(\.nom) == ["rappelAnnuel"])
        #expect(try told(now.adding(days: 364)).isEmpty)
        #expect(try told(now.adding(days: 365)).map(\.nom) == ["rappelAnnuel"])
        #expect(try told(now.adding(days: 800)).isEmpty)
    }

    @Test("an address that was not confirmed, or of a closed account, is written nothing, and the event is over")
    func unconfirmed() throws {
        try bureau.validerTout()
        try confirm(nil)
        #expect(try told(now.adding(days: 334)).isEmpty)
        try confirm(now, closed: now)
        #expect(try told(now.adding(days: 365)).isEmpty)
        try confirm(now)
        #expect(try told(now.adding(days: 366)).isEmpty)
    }

    @Test("a change of the register that makes an offer doubtful is told once")
    func doubtful() throws {
        try bureau.validerTout()
        var fiche = Exemples.fiche(1)
        fiche.exercices[0].nomExercice = "AUTREMENT"
        try test.take([fiche])
        #expect(try bureau.offre().value.statut == .aVerifier)
        #expect(try told(now).map(\.nom) == ["offreAVerifier"])
        #expect(try told(now.adding(seconds: 60)).isEmpty)
    }
}
