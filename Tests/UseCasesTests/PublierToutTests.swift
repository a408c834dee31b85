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
            RecordingPublisher().publications(of: offre).map {
                Publication(key: $0.key, head: $0.body(lastUpdated: Exemples.now), tail: [], tokens: $0.tokens)
            }
        }
    }

    @Test("publishes validated offers only; a resource whose bytes are the same keeps its version")
    func publishes() throws {
        try bureau.test.take([Exemples.fiche(1)])
        try bureau.validerTout()
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        #expect(try publierTout() == 1)
        #expect(try bureau.publication(1)?.version == 1)
        #expect(try bureau.publication(2) == nil)
        let before = try #require(try bureau.publication(1)).lastUpdated
        #expect(try publierTout(NewWriting()) == 1)
        #expect(try bureau.publication(1)?.version == 2)
        // Nothing changed in the aggregates, and the clock stands still: the date moves with the bytes all the same.
        #expect(try #require(try bureau.publication(1)).lastUpdated > before)
    }

    @Test("withdraws whatever is published and supported by nothing: a place without commune, a former legal entity")
    func sweeps() throws {
        try bureau.test.take([Exemples.fiche(1)])
        var nowhere = Exemples.cabinet
        nowhere.cle = "R99002"
        nowhere.adresse.communeCOG = nil
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2, places: [nowhere])])
        try bureau.validerTout()
        let left = [
            ResourceKey(type: .location, id: try bureau.offre(2).value.porteur.organisation),
            ResourceKey(type: .organization, id: Identifiant(rawValue: 900_001)),
            ResourceKey(type: .practitioner, id: Identifiant(rawValue: 900_002)),
        ]
        let stale = left.map { Publication(key: $0, head: Array("stale".utf8), tail: [], tokens: []) }
        try bureau.test.store.write { try $0.publish(stale, now: Exemples.now) }
        let reader = SQLPublicationReader(bureau.test.database)
        #expect(try left.allSatisfy { try reader.publication($0)?.body != nil })
        #expect(try publierTout() == 2)
        #expect(try left.allSatisfy { try reader.publication($0)?.body == nil })
        #expect(try !bureau.texte(1).isEmpty && !bureau.texte(2).isEmpty)
    }

    @Test("withdraws what is left of an offer that is no longer in the register")
    func withdraws() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.validerTout()
        // The publication of a withdrawn offer that another version of the program left behind.
        try bureau.test.take([Exemples.fiche(2)])
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
        try bureau.test.take([Exemples.fiche(1, places: places)])
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
