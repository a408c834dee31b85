import Domain
import Foundation
import SQL
import Storage
import Testing
import UseCases

/// What is published stands as long as a published offer is made of it, whoever writes at the same time.
@Suite struct RepublierTests {
    private let now = Exemple.now
    private let place = Exemple.id(2)
    private let legal = Exemple.id(3)

    /// Each offer, its place, and its legal entity, whose name is told.
    private struct Small: Publisher {
        func publications(of offre: OffreComplete) -> [Publication] {
            [
                Exemple.publication(offre.offre.id.rawValue),
                Exemple.publication(offre.structure.id.rawValue, type: .location),
                Exemple.publication(offre.structure.id.rawValue, type: .organization),
            ]
                + (offre.entiteJuridique.map {
                    [Exemple.publication($0.id.rawValue, type: .organization, body: $0.raisonSociale)]
                } ?? [])
        }
    }

    private func onPlace(
        _ engine: Engine, offres: ClosedRange<Int64>, _ body: (SQLStore, SQLPublicationReader) throws -> Void
    ) throws {
        try engine.withStore { store, database throws in
            try store.write { store throws in
                try store.save(try Exemple.professionnel(1), version: nil, by: Exemple.auteur, now: now)
                var structure = Exemple.structure(place.rawValue)
                structure.entiteJuridique = legal
                try store.save(structure, version: nil, by: Exemple.auteur, now: now)
                let entite = try #require(
                    EntiteJuridique(id: legal, fiche: structure.fiche, provenance: Exemple.provenance, now: now))
                try store.save(entite, version: nil, by: Exemple.auteur, now: now)
                for number in offres {
                    let offre = try Exemple.offrePubliee(number, structure: place.rawValue)
                    try store.save(offre, version: nil, by: Exemple.auteur, now: now)
                }
                try store.republish(offres.map { .offre(Exemple.id($0)) }, by: Small(), now: now)
            }
            try body(store, SQLPublicationReader(database))
        }
    }

    private func toggle(_ number: Int64, isPublished: Bool, in store: SQLStore) throws {
        try store.write { store throws in
            guard let found = try store.find(OffreOperationnelle.self, Exemple.id(number)) else { return }
            var offre = found.value
            if isPublished {
                offre = try Exemple.offrePubliee(number, structure: offre.porteur.organisation.rawValue)
            } else {
                _ = offre.withdraw(now: now)
            }
            try store.save(offre, version: found.version, by: Exemple.auteur, now: now)
            try store.republish([.offre(offre.id)], by: Small(), now: now)
        }
    }

    private func isReadable(_ type: ResourceType, _ id: Identifiant, _ reader: SQLPublicationReader) throws -> Bool {
        try reader.publication(ResourceKey(type: type, id: id))?.body != nil
    }

    @Test("a place and its legal entity leave with the last published offer and come back", arguments: Engine.available)
    func leave(engine: Engine) throws {
        try onPlace(engine, offres: 10...11) { store, reader throws in
            func around() throws -> [Bool] {
                [
                    try isReadable(.location, place, reader), try isReadable(.organization, place, reader),
                    try isReadable(.organization, legal, reader),
                ]
            }
            try toggle(10, isPublished: false, in: store)
            #expect(try around() == [true, true, true])
            #expect(try !isReadable(.healthcareService, Exemple.id(10), reader))
            try toggle(11, isPublished: false, in: store)
            #expect(try around() == [false, false, false])
            try toggle(10, isPublished: true, in: store)
            #expect(try around() == [true, true, true])
        }
    }

    @Test("a legal entity that changes is published again", arguments: Engine.available)
    func legalEntity(engine: Engine) throws {
        try onPlace(engine, offres: 10...10) { store, reader throws in
            try store.write { store throws in
                let found = try #require(try store.find(EntiteJuridique.self, legal))
                var entite = found.value
                entite.raisonSociale = "NOUVEAU NOM"
                try store.save(entite, version: found.version, by: Exemple.auteur, now: now)
                try store.republish([.entiteJuridique(legal)], by: Small(), now: now)
            }
            let body = try reader.publication(ResourceKey(type: .organization, id: legal))?.body ?? []
            #expect(String(decoding: body, as: UTF8.self).hasPrefix("NOUVEAU NOM"))
        }
    }

    @Test(
        "a place is readable when, and only when, offers end up published there, with writers that meet",
        arguments: Engine.available)
    func concurrent(engine: Engine) throws {
        try onPlace(engine, offres: 10...13) { store, reader throws in
            for round in 0..<6 {
                try onThreads(4) { thread in
                    for turn in 0..<3 {
                        // In even rounds every offer ends withdrawn; in odd ones the last thread's ends published.
                        let isPublished = turn < 2 ? (turn + thread) % 2 == 0 : round % 2 == 1 && thread == 3
                        try toggle(Int64(10 + thread), isPublished: isPublished, in: store)
                    }
                }
                #expect(try isReadable(.location, place, reader) == (round % 2 == 1))
                #expect(try isReadable(.organization, legal, reader) == (round % 2 == 1))
            }
        }
    }
}
