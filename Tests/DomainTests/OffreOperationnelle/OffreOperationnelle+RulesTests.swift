import Domain
import TestSupport
import Testing

@Suite struct OffreOperationnelleRulesTests {
    private let now = Exemples.now
    private let later = Exemples.now.adding(seconds: 60)
    private var publiee: OffreOperationnelle { Exemples.offreComplete().offre }
    private let edition = Provenance(.rpps, edition: JourCivil(rang: Exemples.provenance.edition.rang + 1))

    private func refresh(
        _ offre: inout OffreOperationnelle, structure: Identifiant = Identifiant(rawValue: 12),
        _ change: (inout SituationOperationnelle) -> Void = { _ in }
    ) -> Bool {
        var situation = Exemples.situation()
        change(&situation)
        return offre.refresh(situation: situation, structure: structure, provenance: edition, now: later)
    }

    @Test("takes what the register says anew and keeps what is published")
    func takesRegister() {
        var offre = publiee
        let changed = refresh(&offre) { $0.telephone = nil }
        #expect(changed)
        #expect(offre.liberal?.situation.telephone == nil)
        #expect(offre.liberal?.provenance == edition)
        #expect(offre.dateMiseJour == later)
        #expect(offre.publiee == publiee.publiee)
    }

    @Test("an edition that says the same changes nothing")
    func sameEdition() {
        var offre = publiee
        let changed = refresh(&offre)
        #expect(!changed)
        #expect(offre == publiee)
    }

    @Test("another place is a change, and takes the convention data of the former one away")
    func otherPlace() {
        var offre = publiee
        let convention = Convention(
            secteur: nil, optionContratAccesAuxSoins: false, carteVitaleAcceptee: nil, confiance: .forte)
        let received = offre.receive(convention, provenance: edition, now: now)
        let contested = offre.contesterConvention(true, now: now)
        #expect(received && contested)
        #expect(offre.liberal?.conventionRetenue == nil)
        let place = Identifiant(rawValue: 99)
        let moved = refresh(&offre, structure: place)
        #expect(moved)
        #expect(offre.porteur.organisation == place)
        #expect(offre.liberal?.convention == nil && offre.liberal?.dateContestationConvention == nil)
    }

    @Test("is withdrawn once, and comes back with what was published")
    func withdrawnAndBack() {
        var offre = publiee
        let withdrawn = offre.withdraw(now: later)
        #expect(withdrawn)
        #expect(offre.dateRetrait == later)
        #expect(!offre.estPubliable)
        #expect(offre.publiee == publiee.publiee)
        let withdrawnAgain = offre.withdraw(now: later.adding(seconds: 1))
        #expect(!withdrawnAgain)
        #expect(offre.dateRetrait == later)
        let back = refresh(&offre)
        #expect(back)
        #expect(offre.dateRetrait == nil)
        #expect(offre.estPubliable)
    }

    @Test("forgets what was published at the end of the 60th day of its withdrawal, not before, never otherwise")
    func forgets() {
        var offre = publiee
        #expect(offre.dateOubli == nil)
        _ = offre.withdraw(now: now)
        let end = now.adding(days: 60)
        #expect(offre.dateOubli == end)
        let early = offre.forget(now: end.adding(seconds: -1))
        #expect(!early && offre.publiee != nil)
        let forgotten = offre.forget(now: end)
        #expect(forgotten && offre.etat == .aCompleter && offre.dateRetrait == now)
        let again = offre.forget(now: end)
        #expect(!again && offre.dateOubli == nil)
    }

    @Test("registers of liberal activities change nothing of the offer of an establishment")
    func establishment() {
        let before = Exemples.offreEtablissement.offre
        var offre = before
        let changed = refresh(&offre)
        #expect(!changed)
        let convention = Convention(
            secteur: nil, optionContratAccesAuxSoins: false, carteVitaleAcceptee: nil, confiance: .forte)
        let received = offre.receive(convention, provenance: edition, now: later)
        let contested = offre.contesterConvention(true, now: later)
        #expect(!received && !contested)
        #expect(offre == before && offre.liberal == nil)
        #expect(offre.porteur.organisation == Exemples.offreEtablissement.structure.id)
    }
}
