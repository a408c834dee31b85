import Domain
import Storage
import Testing
import UseCases

@Suite struct AggregateRepositoryTests {
    private let now = Exemple.now
    private let auteur = Exemple.auteur

    @Test("gives back each aggregate as it was saved, at version 1", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        let professionnel = try Exemple.professionnel(1)
        let structure = Exemple.structure(2)
        let entite = try #require(
            EntiteJuridique(id: Exemple.id(3), fiche: structure.fiche, provenance: Exemple.provenance, now: now))
        let offre = try Exemple.offrePubliee(4, structure: 2)
        let compte = Compte(id: Exemple.id(5), habilitations: [], dateCreation: now)
        let moyen = MoyenConnexion(
            id: Exemple.id(6), compte: compte.id, preuve: .proSanteConnect(professionnel.idNatPS), now: now)
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                try writer.save(professionnel, version: nil, by: auteur, now: now)
                try writer.save(structure, version: nil, by: auteur, now: now)
                try writer.save(entite, version: nil, by: auteur, now: now)
                try writer.save(offre, version: nil, by: auteur, now: now)
                try writer.save(compte, version: nil, by: auteur, now: now)
                try writer.save(moyen, version: nil, by: auteur, now: now)
            }
            try store.read { reader throws in
                #expect(try reader.find(Professionnel.self, professionnel.id)?.value == professionnel)
                #expect(
                    try reader.find(Professionnel.self, by: .idNatPS, .text(professionnel.idNatPS.description))?.value
                        == professionnel)
                #expect(try reader.find(EntiteGeographique.self, structure.id)?.value == structure)
                #expect(
                    try reader.find(EntiteGeographique.self, by: .cle, [.text("R2"), .text("R99")]).map(\.value) == [
                        structure
                    ])
                #expect(try reader.find(EntiteJuridique.self, entite.id)?.value == entite)
                #expect(try reader.find(EntiteJuridique.self, by: .cle, .text(entite.cle))?.value == entite)
                #expect(try reader.find(OffreOperationnelle.self, offre.id)?.value == offre)
                #expect(try reader.find(Compte.self, compte.id)?.value == compte)
                #expect(try reader.find(MoyenConnexion.self, by: .cle, .text(moyen.preuve.cle))?.value == moyen)
            }
        }
    }

    @Test("answers nothing for what is unknown", arguments: Engine.available)
    func unknown(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.read { reader throws in
                #expect(try reader.find(OffreOperationnelle.self, Exemple.id(1)) == nil)
                #expect(try reader.find(Professionnel.self, by: .idNatPS, []).isEmpty)
                #expect(try reader.find(MoyenConnexion.self, by: .cle, .text("psc:x")) == nil)
            }
        }
    }

    @Test("shows a save to the next read of the same transaction", arguments: Engine.available)
    func readYourWrites(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                try writer.save(Exemple.offre(4), version: nil, by: auteur, now: now)
                #expect(try writer.find(OffreOperationnelle.self, Exemple.id(4))?.version == 1)
            }
        }
    }

    @Test("refuses a save made from an old version, and stores nothing of it", arguments: Engine.available)
    func oldVersion(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            var offre = Exemple.offre(4)
            try store.write { try $0.save(offre, version: nil, by: auteur, now: now) }
            _ = offre.withdraw(now: now)
            try store.write { try $0.save(offre, version: 1, by: auteur, now: now) }
            #expect(throws: StoreError.concurrence(kind: "offre_operationnelle")) {
                try store.write { try $0.save(Exemple.offre(4), version: 1, by: auteur, now: now) }
            }
            let stored = try store.read { try $0.find(OffreOperationnelle.self, offre.id) }
            #expect(stored?.value == offre)
            #expect(stored?.version == 2)
        }
    }

    @Test("refuses a second aggregate with the key of another", arguments: Engine.available)
    func duplicateKey(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            var twin = try Exemple.professionnel(1)
            twin.id = Exemple.id(9)
            #expect(throws: StoreError.concurrence(kind: "professionnel")) {
                try store.write { writer throws in
                    try writer.save(Exemple.professionnel(1), version: nil, by: auteur, now: now)
                    try writer.save(twin, version: nil, by: auteur, now: now)
                }
            }
        }
    }

    @Test("lets one of two concurrent saves of a version through", arguments: Engine.available)
    func concurrentSaves(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { try $0.save(Exemple.offre(4), version: nil, by: auteur, now: now) }
            try onThreads(6) { _ in
                for version in Int64(1)...20 {
                    do {
                        try store.write { try $0.save(Exemple.offre(4), version: version, by: auteur, now: now) }
                    } catch StoreError.concurrence {
                        continue
                    }
                }
            }
            #expect(try store.read { try $0.find(OffreOperationnelle.self, Exemple.id(4)) }?.version == 21)
        }
    }

    @Test(
        "runs a transaction again on what somebody else saved meanwhile",
        arguments: Engine.available.filter { $0 == .postgresql })
    func meanwhile(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { try $0.save(Exemple.offre(4), version: nil, by: auteur, now: now) }
            var attempts = 0
            try store.write(relaxed: true) { writer throws in
                attempts += 1
                var found = try #require(try writer.find(OffreOperationnelle.self, Exemple.id(4)))
                if attempts == 1 {
                    try onThreads(1) { _ in
                        var other = Exemple.offre(4)
                        other.publish(try Exemple.saisie.decrite(), now: now)
                        try store.write { try $0.save(other, version: 1, by: auteur, now: now) }
                    }
                }
                _ = found.value.withdraw(now: now)
                try writer.save(found.value, version: found.version, by: auteur, now: now)
            }
            let stored = try #require(try store.read { try $0.find(OffreOperationnelle.self, Exemple.id(4)) })
            #expect(attempts == 2)
            #expect(
                stored.version == 3 && stored.value.publiee?.dateValidation == now && stored.value.dateRetrait == now)
        }
    }

    @Test("finds more keys than a statement takes", arguments: Engine.available, [1, 2, 5, 256, 300, 600])
    func manyKeys(engine: Engine, count: Int64) throws {
        try engine.withStore { store, _ throws in
            try store.write(relaxed: true) { writer throws in
                for number in 1...count {
                    try writer.save(Exemple.professionnel(number), version: nil, by: auteur, now: now)
                }
            }
            let wanted = try (1...count + 50).map { try Exemple.idNatPS($0) }
            let found = try store.read {
                try $0.find(Professionnel.self, by: .idNatPS, wanted.map { .text($0.description) })
            }
            #expect(Set(found.map(\.value.id.rawValue)) == Set(1...count))
            #expect(found.count == Int(count))
        }
    }

    @Test("pages through identifiers", arguments: Engine.available)
    func pages(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                for number in [7, 3, 5] as [Int64] {
                    try writer.save(Exemple.professionnel(number), version: nil, by: auteur, now: now)
                }
            }
            try store.read { reader throws in
                #expect(try reader.ids(of: Professionnel.self, after: nil, limit: 2) == [3, 5].map(Exemple.id))
                #expect(try reader.ids(of: Professionnel.self, after: Exemple.id(5), limit: 2) == [Exemple.id(7)])
                #expect(try reader.ids(of: OffreOperationnelle.self, after: nil, limit: 2).isEmpty)
            }
        }
    }
}
