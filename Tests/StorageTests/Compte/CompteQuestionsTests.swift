import Domain
import SQL
import Storage
import TestSupport
import Testing
import UseCases

@Suite struct CompteQuestionsTests {
    private let now = Exemple.now

    private func account(
        _ rank: Int64, _ name: String, regions: [String] = [], _ rights: Habilitation...
    ) -> Compte {
        var compte = Compte(id: Exemple.id(rank), habilitations: rights, dateCreation: now)
        compte.nom = name
        compte.courriel = "\(name.split(separator: " ")[0])@exemple.fr"
        compte.regions = regions
        return compte
    }

    private func save(_ compte: Compte, version: Int64? = nil, _ store: SQLStore) throws {
        try store.write { try $0.save(compte, version: version, by: .exploitant("test"), now: now) }
    }

    private func found(_ recherche: RechercheComptes, _ store: SQLStore) throws -> [Int64] {
        try store.read { try $0.comptes(recherche).map(\.value.id.rawValue) }
    }

    @Test(
        "finds accounts by the words of their names, their address, what their rights are on, page by page",
        arguments: Engine.available)
    func search(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let site = Exemple.id(700)
            try save(account(1, "Le Goff", regions: ["53"]), store)
            try save(account(2, "Goffin", Habilitation(.porteurOffre, sur: .organisations([site]))), store)
            try save(account(3, "Élodie-Anne", regions: ["84"], Habilitation(.support, sur: .region("84"))), store)
            #expect(try found(RechercheComptes(debut: "goff", limit: 10), store) == [2, 1])
            #expect(try found(RechercheComptes(debut: "elodie a", limit: 10), store) == [3])
            #expect(try found(RechercheComptes(debut: "LE@EX", limit: 10), store) == [1])
            #expect(try found(RechercheComptes(debut: "%", limit: 2), store) == [3, 2])
            #expect(try found(RechercheComptes(avant: Exemple.id(2), limit: 2), store) == [1])
            #expect(try found(RechercheComptes(cibles: [.organisation(site)], limit: 10), store) == [2])
            #expect(try found(RechercheComptes(cibles: [.region("84"), .region("53")], limit: 10), store) == [3, 1])
            #expect(try found(RechercheComptes(debut: "goff", cibles: [.region("53")], limit: 10), store) == [1])
            #expect(try found(RechercheComptes(cibles: [], limit: 10), store) == [])
        }
    }

    @Test("follows an account that changes", arguments: Engine.available)
    func changed(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let right = Habilitation(.responsableStructure, sur: .organisations([Exemple.id(700)]))
            var compte = account(1, "Avant", right)
            try save(compte, store)
            #expect(
                try store.read { try $0.comptes(.responsableStructure, sur: .organisation(Exemple.id(700))) }.count == 1
            )
            compte.nom = "Après"
            compte.habilitations = []
            try save(compte, version: 1, store)
            #expect(
                try store.read { try $0.comptes(.responsableStructure, sur: .organisation(Exemple.id(700))) }.isEmpty)
            #expect(try found(RechercheComptes(debut: "avant c", limit: 10), store) == [])
            #expect(try found(RechercheComptes(debut: "apres", limit: 10), store) == [1])
        }
    }

    @Test("forgets requests for accounts after their time, and their words with them", arguments: Engine.available)
    func purge(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            for (rank, age) in [(1, 366), (2, 364)] as [(Int64, Int64)] {
                let contenu = DemandeCompte.Contenu(
                    prenom: "A", nom: "B", courriel: "ab@exemple.fr", finess: "990000010", fonction: "f",
                    profil: .porteurOffre, message: "")
                let date = now.adding(seconds: -age * 86_400)
                let demande = DemandeCompte(
                    id: Exemple.id(rank), contenu, structure: Exemple.id(9), region: rank == 1 ? nil : "84", now: date)
                try store.write { try $0.save(demande, version: nil, by: .exploitant("test"), now: date) }
            }
            #expect(try store.read { try $0.demandesEnAttente(regions: nil, apres: nil, limit: 9).count } == 2)
            #expect(try store.read { try $0.demandesEnAttente(regions: [""], apres: nil, limit: 9).count } == 1)
            let step = try Travail.purgeDemandesCompte(store).step(now)
            #expect(step == .init(count: 1, isLast: true))
            let left = try store.read { try $0.demandesEnAttente(regions: nil, apres: nil, limit: 9) }
            #expect(left.map(\.value.region) == ["84"])
        }
    }
}
