import Domain
import Storage
import Testing
import UseCases

@Suite struct OffreOperationnelleRepositoryTests {
    private func save(_ offres: [OffreOperationnelle], in store: SQLStore) throws {
        try store.write { writer throws in
            for offre in offres { try writer.save(offre, version: nil, by: Exemple.auteur, now: Exemple.now) }
        }
    }

    @Test("gives the offers of professionals in order, withdrawn ones included", arguments: Engine.available)
    func ofProfessionals(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            var withdrawn = Exemple.offre(30, professionnel: 2)
            _ = withdrawn.withdraw(now: Exemple.now)
            let offres = [
                Exemple.offre(10, professionnel: 2), withdrawn, Exemple.offre(20, professionnel: 1),
                Exemple.offre(40, professionnel: 3),
            ]
            try save(offres, in: store)
            let found = try store.read {
                try $0.find(OffreOperationnelle.self, by: .professionnel, [2, 1].map { .id(Exemple.id($0)) })
            }
            #expect(found.map(\.value.id.rawValue) == [10, 20, 30])
        }
    }

    @Test("gives the published offers of a place only", arguments: Engine.available)
    func published(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            var withdrawn = try Exemple.offrePubliee(12, structure: 7)
            _ = withdrawn.withdraw(now: Exemple.now)
            let offres = [
                try Exemple.offrePubliee(11, structure: 7), try Exemple.offrePubliee(10, structure: 7), withdrawn,
                Exemple.offre(13, structure: 7), try Exemple.offrePubliee(14, structure: 8),
            ]
            try save(offres, in: store)
            #expect(
                try store.read { try $0.offresPubliees(of: .structure(Exemple.id(7))) } == [10, 11].map(Exemple.id))
        }
    }
}
