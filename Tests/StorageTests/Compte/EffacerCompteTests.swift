import Domain
import Foundation
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

/// What an erased account leaves, on both engines and in the bytes of the file.
@Suite struct EffacerCompteTests {
    private static let exploitant = Acteur.exploitant("ror user erase")

    private func erase(_ menage: Menage, _ id: Identifiant, offres: Bool = false) throws -> EffacerCompte.Bilan {
        try EffacerCompte(store: menage.store, publisher: Muet())(
            id, offres: offres, by: Self.exploitant, now: Menage.now.adding(seconds: 60))
    }

    /// Her liberal account, with a draft and a published offer, the last change being of her.
    private func withWork(_ menage: Menage, published: String, draft: String) throws {
        try menage.openLiberal()
        let acteur = Acteur(try menage.compte(Menage.liberal))
        let auteur = Auteur(identifiant: acteur.description, profil: .professionnelLiberal, source: .portail)
        try menage.store.write { store in
            var offre = try #require(try store.find(OffreOperationnelle.self, Exemple.id(3)))
            var saisie = Exemple.saisie
            saisie.description.nomOffre = published
            offre.value.publish(try saisie.decrite(), now: Menage.now)
            try store.save(offre.value, version: offre.version, by: auteur, now: Menage.now)
            try store.save(
                try Exemple.brouillon(3, nomOffre: draft, now: Menage.now), version: nil, by: auteur, now: Menage.now)
            try store.trace(
                TraceBrouillon(offre: Exemple.id(3), jour: Menage.now.heureDeParis.jour, auteur: auteur, etape: .offre))
        }
    }

    @Test(
        "erases means, drafts and names; keeps the number, the dates and the published offer",
        arguments: Engine.available)
    func erases(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let menage = try Menage(store)
            try withWork(menage, published: "Cabinet Bellombre", draft: "Brouillon Bellombre")
            let bilan = try erase(menage, Menage.liberal)
            #expect(bilan.moyens == 2 && bilan.brouillons == 1 && bilan.offres == 0 && bilan.versions >= 1)
            let left = try menage.compte(Menage.liberal)
            #expect(left.fermeture != nil && left.courriel == nil && left.habilitations.isEmpty)
            #expect(left.dateCreation == Menage.now && left.aAccepte("1.0"))
            #expect(try menage.cles(Menage.liberal).isEmpty)
            let offre = try #require(try store.read { try $0.find(OffreOperationnelle.self, Exemple.id(3))?.value })
            #expect(offre.publiee?.decrite.nomOffre == "Cabinet Bellombre")
            let authors = try database.read { connection in
                try connection.rows("SELECT auteur FROM revision UNION SELECT auteur FROM trace_brouillon") {
                    try $0.text(0)
                }
            }
            #expect(!authors.contains(menage.carte.idNatPS.description))
            #expect(authors.contains("compte \(Menage.liberal)"))
            #expect(try menage.compte(Menage.etablissement).courriel == Menage.courriel)
            #expect(try erase(menage, Menage.liberal) == EffacerCompte.Bilan())
        }
    }

    @Test("withdraws what was typed in offers when asked, former versions included", arguments: Engine.available)
    func offers(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let menage = try Menage(store)
            try withWork(menage, published: "Cabinet Bellombre", draft: "Brouillon Bellombre")
            let bilan = try erase(menage, Menage.liberal, offres: true)
            #expect(bilan.offres == 1)
            let offre = try #require(try store.read { try $0.find(OffreOperationnelle.self, Exemple.id(3))?.value })
            #expect(offre.publiee == nil && offre.dateRetrait == nil)
            let words = try database.read { connection in
                try connection.rows("SELECT document FROM revision WHERE document LIKE '%Bellombre%'") {
                    try $0.text(0)
                }
            }
            #expect(words.isEmpty)
        }
    }

    @Test("refuses an account that is not there, and an actor that has no right")
    func refusals() throws {
        try Engine.sqlite.withStore { store, _ throws in
            let menage = try Menage(store)
            let absent = try #require(throws: UseCaseError.self) { try erase(menage, Exemple.id(9_999)) }
            #expect(absent.code == .introuvable)
            let use = EffacerCompte(store: store, publisher: Muet())
            let other = Acteur(try menage.compte(Menage.etablissement))
            let refused = try #require(throws: UseCaseError.self) {
                try use(Menage.etablissement, offres: false, by: other, now: Menage.now)
            }
            #expect(refused.code == .interdit)
            #expect(try menage.compte(Menage.etablissement).fermeture == nil)
        }
    }

    @Test("no e-mail, name, draft or withdrawn description is left in the file nor in its journal")
    func bytes() throws {
        try Engine.withFile { path in
            let database = Database.sqlite(path: path)
            defer { database.close() }
            try MigrationRunner(Migration.schema).migrate(database, now: 0)
            let menage = try Menage(SQLStore(database))
            try withWork(menage, published: "CABINET GARREZAN", draft: "BROUILLON MANDRAGORE")
            let words = ["cabinet@exemple.fr", "GARREZAN", "MANDRAGORE"]
            for word in words { #expect(try isFound(word, path), "\(word)") }
            _ = try erase(menage, Menage.liberal, offres: true)
            try SQLTravailStore(database).reclaim([.comptes])
            for word in words { #expect(try !isFound(word, path), "\(word)") }
            #expect(try isFound(Menage.courriel, path))
        }
    }

    private func isFound(_ word: String, _ path: String) throws -> Bool {
        try ["", "-wal"].contains { suffix in
            guard FileManager.default.fileExists(atPath: path + suffix) else { return false }
            return try Data(contentsOf: URL(fileURLWithPath: path + suffix)).range(of: Data(word.utf8)) != nil
        }
    }
}

/// Publishes nothing.
private struct Muet: UseCases.Publisher {
    func publications(of offre: OffreComplete) -> [Publication] { [] }
}
