import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ImporterCommunesTests {
    @Test("replaces the whole table")
    func replaces() throws {
        let test = try TestStore()
        let kept = Array(Exemples.communes.suffix(2))
        try ImporterCommunes(store: test.store)(kept)
        #expect(try test.store.read { try $0.numberOfCommunes() } == 2)
        #expect(try test.store.read { try $0.communes(Exemples.communes.map(\.code)) }.count == 2)
        #expect(try RechercherCommunes(store: test.store)("versailles").isEmpty)
    }

    @Test("refuses an empty edition and leaves the table as it was")
    func refusesEmpty() throws {
        let test = try TestStore()
        let error = #expect(throws: UseCaseError.self) { try ImporterCommunes(store: test.store)([]) }
        #expect(error?.code == .invalide)
        #expect(try test.store.read { try $0.numberOfCommunes() } == Exemples.communes.count)
    }

    @Test("leaves the table as it was when a code comes twice")
    func duplicate() throws {
        let test = try TestStore()
        let versailles = Exemples.communes[0]
        #expect(throws: (any Error).self) { try ImporterCommunes(store: test.store)([versailles, versailles]) }
        #expect(try test.store.read { try $0.numberOfCommunes() } == Exemples.communes.count)
    }
}
