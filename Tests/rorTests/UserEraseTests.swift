import Domain
import Foundation
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

@testable import ror

/// `ror user erase`: what it says, its exit codes, what is left.
@Suite struct UserEraseTests {
    private static let now = Instant(milliseconds: 1_795_167_000_000)
    private let binary: Binary

    init() throws {
        binary = try Binary()
        #expect(try binary.run(["migrate", "--database", "ror.sqlite"]).code == 0)
        let database = Database.sqlite(path: binary.folder + "/ror.sqlite")
        defer { database.close() }
        let auteur = Auteur(identifiant: "test", profil: .exploitant, source: .commande)
        try SQLStore(database).write { store in
            var compte = Compte(
                id: try store.newId(), habilitations: [Habilitation(.porteurOffre, sur: .national)],
                dateCreation: Self.now)
            compte.courriel = "Bruno.Garrezan@exemple.fr"
            compte.nom = "GARREZAN"
            try store.save(compte, version: nil, by: auteur, now: Self.now)
            let proof = MoyenConnexion.Preuve.motDePasse(courriel: "Bruno.Garrezan@exemple.fr", empreinte: "x")
            let means = MoyenConnexion(id: try store.newId(), compte: compte.id, preuve: proof, now: Self.now)
            try store.save(means, version: nil, by: auteur, now: Self.now)
        }
    }

    private func erase(_ words: String...) throws -> Binary.Outcome {
        try binary.run(["user", "erase", "--database", "ror.sqlite"] + words)
    }

    private func isFound(_ word: String) throws -> Bool {
        try ["ror.sqlite", "ror.sqlite-wal"].contains { name in
            guard binary.has(name) else { return false }
            let bytes = try Data(contentsOf: URL(fileURLWithPath: binary.folder + "/" + name))
            return bytes.range(of: Data(word.utf8)) != nil
        }
    }

    @Test("asks to confirm, storing nothing, then erases, takes the bytes out and says what it kept and why")
    func erases() throws {
        let asked = try erase("bruno.garrezan@exemple.fr")
        #expect(asked.code == 3 && asked.output.isEmpty && asked.errors.contains("run it again with --confirm"))
        #expect(!asked.errors.contains("Garrezan") && asked.errors.contains("account 1, opened 2026-11-20"))
        #expect(try isFound("Garrezan") && isFound("GARREZAN"))
        let done = try erase("bruno.garrezan@exemple.fr", "--confirm")
        #expect(
            done.code == 0
                && done.output.hasPrefix("Account 1 erased: 1 means of sign-in, 0 sessions, 0 drafts, 1 former"))
        for word in ["GDPR art. 17", "audit log", "compte 1", "--offers withdraws it"] {
            #expect(done.output.contains(word))
        }
        #expect(try !isFound("Garrezan") && !isFound("GARREZAN"))
        #expect(try erase("bruno.garrezan@exemple.fr").code == 1)
        #expect(try erase("1", "--confirm", "--offers").output.contains("Withdrawn: what the person typed"))
    }

    @Test(
        "refuses an account that is not there in one sentence",
        arguments: ["2", "0", "-1", "x", "", "a@exemple.fr", "810999000101", "99999999999999999999"])
    func absent(account: String) throws {
        let done = try erase(account, "--confirm")
        #expect(done.code == 1 && done.output.isEmpty)
        #expect(done.errors.hasPrefix("ror: There is no account \(account): give its number or its e-mail"))
    }

    @Test("needs one account, and knows its options")
    func wrongUse() throws {
        #expect(try erase().code == 2)
        #expect(try erase("1", "2").code == 2)
        #expect(try erase("1", "--offres").code == 2)
        let help = try binary.run(["user", "erase", "--help"])
        #expect(help.code == 0 && help.output.contains("3 not confirmed") && help.output.contains("--offers"))
    }
}
