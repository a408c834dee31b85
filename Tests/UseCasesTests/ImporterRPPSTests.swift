import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ImporterRPPSTests {
    private let test: TestStore
    private let publisher = RecordingPublisher()

    init() throws { test = try TestStore() }

    private func bilan(
        created: Int = 0, changed: Int = 0, closed: Int = 0, restored: Int = 0, unchanged: Int = 0
    ) -> BilanImport {
        var bilan = BilanImport()
        bilan.created = created
        bilan.changed = changed
        bilan.closed = closed
        bilan.restored = restored
        bilan.unchanged = unchanged
        return bilan
    }

    /// Completes and validates every offer.
    private func validate() throws {
        _ = try CompleterOffres(store: test.store, publisher: publisher)(
            now: { Exemples.now }, saisie: { _ in Exemples.saisie })
    }

    @Test("creates one offer « A compléter » per place, and changes nothing the second time")
    func twice() throws {
        let fiches = [Exemples.fiche(1, places: [Exemples.cabinet, Exemples.maisonDeSante]), Exemples.fiche(2)]
        #expect(try test.take(fiches) == bilan(created: 3))
        #expect(try test.take(fiches) == bilan(unchanged: 3))
        #expect(try test.offres(Exemples.idNatPS(1)).map(\.value.statut) == [.aCompleter, .aCompleter])
        #expect(publisher.offres.isEmpty)
    }

    @Test(
        "stores once a place and a legal entity that several batches of a first import share", arguments: [false, true])
    func sharedByBatches(afterDryRun: Bool) throws {
        let batches = (1...3).map { [Exemples.fiche($0, places: [Exemples.maisonDeSante])] }
        for dryRun in afterDryRun ? [true, false] : [false] {
            let importer = try ImporterRPPS(
                store: test.store, publisher: publisher, provenance: Exemples.provenance, dryRun: dryRun,
                now: { Exemples.now })
            for batch in batches { try importer.take(batch) }
            #expect(importer.bilan == bilan(created: 3))
        }
        let places = try (1...3).map {
            try #require(test.offres(Exemples.idNatPS($0)).first).value.porteur.organisation
        }
        #expect(Set(places).count == 1)
        try test.store.read { store in
            let place = try #require(try store.find(EntiteGeographique.self, places[0])).value
            #expect(try store.find(EntiteJuridique.self, try #require(place.entiteJuridique)) != nil)
        }
    }

    @Test("tells the same counts in a dry run and stores nothing")
    func dryRun() throws {
        #expect(try test.take([Exemples.fiche(1)], dryRun: true) == bilan(created: 1))
        #expect(try test.offres(Exemples.idNatPS(1)).isEmpty)
    }

    @Test("withdraws the offers of someone who left the register, and brings them back with what was typed")
    func leaving() throws {
        try test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try validate()
        #expect(try test.take([Exemples.fiche(2)], publisher: publisher) == bilan(closed: 1, unchanged: 1))
        #expect(try test.offres(Exemples.idNatPS(1))[0].value.dateRetrait != nil)
        #expect(
            try test.take([Exemples.fiche(1), Exemples.fiche(2)], publisher: publisher)
                == bilan(restored: 1, unchanged: 1))
        let back = try test.offres(Exemples.idNatPS(1))[0].value
        #expect(back.estPubliable && back.publiee?.decrite == Exemples.decrite)
    }

    @Test("withdraws one activity and leaves the others")
    func oneActivity() throws {
        try test.take([Exemples.fiche(1, places: [Exemples.cabinet, Exemples.maisonDeSante])])
        #expect(try test.take([Exemples.fiche(1)]) == bilan(closed: 1, unchanged: 1))
    }

    @Test("publishes again the offers of everyone at a place that changed, and keeps what was typed")
    func sharedPlace() throws {
        var place = Exemples.maisonDeSante
        try test.take([Exemples.fiche(1, places: [place]), Exemples.fiche(2, places: [place])])
        try validate()
        let before = publisher.offres.count
        place.denominationEG = "MSP DES NOUVEAUX TILLEULS"
        #expect(
            try test.take(
                [Exemples.fiche(1, places: [place]), Exemples.fiche(2, places: [place])], publisher: publisher)
                == bilan(changed: 2))
        #expect(Set(publisher.offres.dropFirst(before)).count == 2)
        #expect(try test.offres(Exemples.idNatPS(2))[0].value.publiee?.decrite == Exemples.decrite)
    }

    @Test("keeps two practices that look the same apart")
    func twins() throws {
        var twin = Exemples.cabinet
        twin.cle = "R99002"
        try test.take([Exemples.fiche(1), Exemples.fiche(2, places: [twin])])
        let places = try [1, 2].map { try test.offres(Exemples.idNatPS($0))[0].value.porteur.organisation }
        #expect(places[0] != places[1])
    }
}
