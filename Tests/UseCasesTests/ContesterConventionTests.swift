import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ContesterConventionTests {
    private let bureau: Bureau
    private let aline = Acteur.liberal(Exemples.idNatPS(1))
    private let later = Exemples.now.adding(seconds: 60)

    init() throws {
        bureau = try Bureau()
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
    }

    /// Gives the offer convention data, as an edition of Ameli would.
    private func conventionner() throws {
        let found = try bureau.offre(1)
        var offre = found.value
        let convention = Convention(
            secteur: .honorairesLibres, optionContratAccesAuxSoins: true, carteVitaleAcceptee: nil, confiance: .forte)
        offre.liberal?.convention = ValeurSourcee(convention, provenance: Exemples.provenance, date: bureau.now)
        try bureau.test.store.write { store in
            try store.save(offre, version: found.version, by: .exploitant("essai"), now: bureau.now)
        }
    }

    @discardableResult
    private func contester(_ conteste: Bool, by acteur: Acteur? = nil, publisher: RecordingPublisher? = nil) throws
        -> OffreComplete
    {
        try ContesterConvention(store: bureau.test.store, publisher: publisher ?? bureau.publisher)(
            bureau.offre(1).value.id, conteste: conteste, by: acteur ?? aline, now: later)
    }

    @Test("keeps the data but no longer retains them, until they are no longer contested")
    func contests() throws {
        try conventionner()
        for (conteste, retenue) in [(true, false), (false, true), (true, false)] {
            let answered = try contester(conteste).offre
            let stored = try bureau.offre(1).value
            #expect(stored == answered)
            #expect(stored.liberal?.convention?.valeur.secteur == .honorairesLibres)
            #expect((stored.liberal?.conventionRetenue != nil) == retenue)
            #expect(stored.liberal?.dateContestationConvention == (conteste ? later : nil))
            #expect(
                try bureau.dernierAuteur() == [Exemples.idNatPS(1).description, "professionnel-liberal", "portail"])
        }
    }

    @Test("saying it again, or contesting nothing, writes nothing", arguments: [true, false])
    func unchanged(_ hasData: Bool) throws {
        if hasData {
            try conventionner()
            try contester(true)
        }
        let (version, revisions) = (try bureau.offre(1).version, try bureau.nombreRevisions())
        try contester(true)
        #expect(try bureau.offre(1).version == version)
        #expect(try bureau.nombreRevisions() == revisions)
    }

    @Test("publishes again an offer that is published")
    func publishes() throws {
        try bureau.validerTout()
        try conventionner()
        let publisher = RecordingPublisher()
        try contester(true, publisher: publisher)
        #expect(publisher.offres == [try bureau.offre(1).value.id])
    }

    @Test("an offer of someone else, or that is withdrawn, is not found")
    func notFound() throws {
        try conventionner()
        let other = #expect(throws: UseCaseError.self) { try contester(true, by: .liberal(Exemples.idNatPS(2))) }
        #expect(other?.code == .introuvable)
        try bureau.test.take([Exemples.fiche(2)])
        let withdrawn = #expect(throws: UseCaseError.self) { try contester(true) }
        #expect(withdrawn?.code == .introuvable)
        #expect(try bureau.offre(1).value.liberal?.dateContestationConvention == nil)
    }
}
