import Domain
import SQL
import Testing
import UseCases

@testable import Storage

@Suite struct SecondFacteurStorageTests {
    @Test("keeps the last state alone, and refuses two changes of one version", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        var facteur = SecondFacteur(compte: Exemple.id(1))
        facteur.prepare(secretScelle: "premier", now: Exemple.now)
        try engine.withStore { store, database throws in
            try store.write { try $0.save(facteur, version: nil, by: Exemple.auteur, now: Exemple.now) }
            facteur.activate(codesSecours: ["a", "b"], now: Exemple.now)
            _ = facteur.accept(pas: 7)
            try store.write { try $0.save(facteur, version: 1, by: Exemple.auteur, now: Exemple.now) }
            let found = try store.read { try $0.find(SecondFacteur.self, Exemple.id(1)) }
            #expect(found?.value == facteur && found?.version == 2)
            #expect(throws: StoreError.self) {
                try store.write { try $0.save(facteur, version: 1, by: Exemple.auteur, now: Exemple.now) }
            }
            let revisions = try database.read { connection in
                try connection.first("SELECT COUNT(*) FROM revision") { try $0.integer(0) }
            }
            #expect(revisions == 0)
        }
    }

    @Test("gives the changes that somebody made in the portal, the last one first", arguments: Engine.available)
    func history(engine: Engine) throws {
        let aline = Auteur(identifiant: "8A", profil: .professionnelLiberal, source: .portail)
        let ben = Auteur(identifiant: "8B", profil: .professionnelLiberal, source: .portail)
        let command = Auteur(identifiant: "8A", profil: .exploitant, source: .commande)
        try engine.withStore { store, _ throws in
            for (rank, author) in [aline, ben, aline, command].enumerated() {
                let site = EntiteGeographique(id: Exemple.id(Int64(rank + 1)), cle: "F\(rank)", now: Exemple.now)
                try store.write { try $0.save(site, version: nil, by: author, now: Exemple.now) }
            }
            let all = try store.read { try $0.changements(auteur: "8A", limit: 10) }
            #expect(all.map(\.id) == [Exemple.id(3), Exemple.id(1)])
            #expect(all.allSatisfy { $0.objet == "entite_geographique" && $0.version == 1 && $0.date == Exemple.now })
            #expect(try store.read { try $0.changements(auteur: "8A", limit: 1) }.map(\.id) == [Exemple.id(3)])
            #expect(try store.read { try $0.changements(auteur: "8C", limit: 1) }.isEmpty)
        }
    }
}
