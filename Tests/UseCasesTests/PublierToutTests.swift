import Domain
import Storage
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite struct PublierToutTests {
    private let bureau: Bureau

    init() throws { bureau = try Bureau() }

    private func publierTout(
        _ publisher: any Publisher = RecordingPublisher(), progress: (Int) -> Void = { _ in }
    ) throws -> Int {
        try PublierTout(store: bureau.test.store, publisher: publisher)(now: { Exemples.now }, progress: progress)
    }

    /// The same resource as `RecordingPublisher` with other bytes.
    private struct NewWriting: Publisher {
        func publications(of offre: OffreComplete) -> [Publication] {
            RecordingPublisher().publications(of: offre).map { publication in
                var publication = publication
                publication.body += Array(" ".utf8)
                return publication
            }
        }

        func resources(ofOffre id: Identifiant) -> [ResourceKey] { RecordingPublisher().resources(ofOffre: id) }
        func resources(ofProfessionnel id: Identifiant) -> [ResourceKey] { [] }
        func resources(ofStructure id: Identifiant) -> [ResourceKey] { [] }
    }

    @Test("publishes validated offers only; a resource whose bytes are the same keeps its version")
    func publishes() throws {
        try bureau.test.importer([Exemples.fiche(1)])
        try bureau.validerTout()
        try bureau.test.importer([Exemples.fiche(1), Exemples.fiche(2)])
        #expect(try publierTout() == 1)
        #expect(try bureau.publication(1)?.version == 1)
        #expect(try bureau.publication(2) == nil)
        #expect(try publierTout(NewWriting()) == 1)
        #expect(try bureau.publication(1)?.version == 2)
    }

    @Test("withdraws what is left of an offer that is no longer in the register")
    func withdraws() throws {
        try bureau.test.importer([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.validerTout()
        // The publication of a withdrawn offer that another version of the program left behind.
        try bureau.test.importer([Exemples.fiche(2)])
        let left = RecordingPublisher().publications(of: Exemples.offreComplete()).map { publication in
            var publication = publication
            publication.key.id = (try? bureau.offre(1).value.id) ?? publication.key.id
            return publication
        }
        try bureau.test.store.write { try $0.publish(left, now: Exemples.now) }
        #expect(try !bureau.texte(1).isEmpty)
        #expect(try publierTout() == 1)
        #expect(try bureau.texte(1).isEmpty)
        #expect(try !bureau.texte(2).isEmpty)
    }

    @Test("goes through more offers than one transaction holds, and tells how far it is")
    func manyOffers() throws {
        let places = (1...501).map { number in
            var place = Exemples.cabinet
            place.cle = "R\(number)"
            return place
        }
        try bureau.test.importer([Exemples.fiche(1, places: places)])
        try bureau.validerTout()
        var told: [Int] = []
        #expect(try publierTout { told.append($0) } == 501)
        #expect(told == [500, 501])
    }

    @Test("publishes nothing of an empty directory")
    func empty() throws {
        #expect(try publierTout() == 0)
    }
}
