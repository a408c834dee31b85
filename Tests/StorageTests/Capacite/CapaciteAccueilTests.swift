import Domain
import Testing
import UseCases

@testable import Storage

@Suite struct CapaciteAccueilTests {
    private func count(_ id: Int64, _ measure: MesureCapacite, lieu: Int64 = 2) throws -> CapaciteAccueil {
        try CapaciteAccueil(
            id: Exemple.id(id), lieu: Exemple.id(lieu), mesure: measure, nombre: 3, source: .manuelle, date: Exemple.now
        )
    }

    @Test("finds the counts of a place, and the count of a measure", arguments: Engine.available)
    func found(engine: Engine) throws {
        let installed = try count(10, .init(.lit, .installe))
        let free = try count(11, .init(.lit, .disponible, genre: "01"))
        let elsewhere = try count(12, .init(.lit, .installe), lieu: 3)
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                for each in [installed, free, elsewhere] {
                    try writer.save(each, version: nil, by: Exemple.auteur, now: Exemple.now)
                }
            }
            try store.read { reader throws in
                let place = KeyValue.id(Exemple.id(2))
                #expect(try reader.find(CapaciteAccueil.self, by: .lieu, [place]).map(\.value) == [installed, free])
                let key = KeyValue.text(CapaciteAccueil.cle(lieu: Exemple.id(3), elsewhere.mesure))
                #expect(try reader.find(CapaciteAccueil.self, by: .cle, key)?.value == elsewhere)
            }
        }
    }

    @Test("keeps one count per place and measure", arguments: Engine.available)
    func unique(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let twins = try [count(10, .init(.lit, .installe)), count(11, .init(.lit, .installe))]
            #expect(throws: StoreError.concurrence(kind: "capacite_accueil")) {
                try store.write { writer throws in
                    for each in twins { try writer.save(each, version: nil, by: Exemple.auteur, now: Exemple.now) }
                }
            }
        }
    }

    @Test("gives internal organisations by establishment and by what is above", arguments: Engine.available)
    func organisations(engine: Engine) throws {
        let site = EntiteGeographique(id: Exemple.id(2), cle: "F1", now: Exemple.now)
        let pole = try OrganisationInterne(id: Exemple.id(5), type: .pole, nom: "P", sous: site, now: Exemple.now)
        let unit = try OrganisationInterne(
            id: Exemple.id(6), type: .uniteFonctionnelle, nom: "U", sous: pole, now: Exemple.now)
        try engine.withStore { store, _ throws in
            try store.write { writer throws in
                for each in [pole, unit] { try writer.save(each, version: nil, by: Exemple.auteur, now: Exemple.now) }
            }
            try store.read { reader throws in
                let all = try reader.find(OrganisationInterne.self, by: .entiteGeographique, [.id(site.id)])
                #expect(all.map(\.value) == [pole, unit])
                let below = try reader.find(OrganisationInterne.self, by: .rattachement, [.id(pole.id)])
                #expect(below.map(\.value) == [unit])
            }
        }
    }
}
