import Domain
import Foundation
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

/// What is deleted leaves the files.
@Suite struct ReclaimTests {
    /// Whether a word is in the file of a database or in its journal.
    private func isFound(_ word: String, _ path: String) throws -> Bool {
        try ["", "-wal"].contains { suffix in
            guard FileManager.default.fileExists(atPath: path + suffix) else { return false }
            return try Data(contentsOf: URL(fileURLWithPath: path + suffix)).range(of: Data(word.utf8)) != nil
        }
    }

    private func withWorld(_ body: (TravauxWorld, String) throws -> Void) throws {
        try Engine.withFile { path in
            let databases = [Database.sqlite(path: path), Database.sqlite(path: path)]
            defer { databases.forEach { $0.close() } }
            try MigrationRunner(Migration.schema).migrate(databases[0], now: 0)
            try body(TravauxWorld(databases), path)
        }
    }

    @Test("no word of an ended session is in the file nor in its journal after the job")
    func sessions() throws {
        try withWorld { world, path in
            let store = SQLSessionStore(world.databases[0])
            // Many rows of unequal sizes, in the order of their hashes: pages are split and filled again.
            for number in 0..<600 {
                let name = "GARREZAN\(number) " + String(repeating: "x", count: number % 97)
                let token = String(repeating: "jeton", count: number % 400)
                let session = SessionPortail(
                    compte: Exemple.id(1), nomAffiche: name, idToken: token, csrf: "c",
                    dateOuverture: world.now, dateDernierAcces: world.now)
                try store.open(
                    session, tokenHash: [UInt8(number * 7919 % 251), UInt8(number % 256), UInt8(number / 256)])
            }
            #expect(try isFound("GARREZAN", path))
            world.wait(SessionPortail.inactivite + 1)
            let attempt = try world.runner([.purgeSessions(store)]).run("purge-sessions")
            #expect(attempt.map(Self.text) == "600 sessions ended")
            #expect(try !isFound("GARREZAN", path))
            #expect(try !isFound("jetonjeton", path))
        }
    }

    @Test("no word of an erased version is in the file nor in its journal after the job")
    func versions() throws {
        try withWorld { world, path in
            let store = SQLStore(world.databases[0])
            for version in 0..<200 {
                var offre = Exemple.offrePubliee(3, structure: 2)
                offre.saisie?.description.nomOffre =
                    "MANDRAGORE\(version) " + String(repeating: "y", count: version * 53)
                if version == 199 { offre.saisie?.description.nomOffre = "Cabinet" }
                let former = version == 0 ? nil : Int64(version)
                try store.write { try $0.save(offre, version: former, by: Exemple.auteur, now: world.now) }
            }
            #expect(try isFound("MANDRAGORE", path))
            world.wait(AppliquerConservation.jours * 86_400 + 1)
            let job = Travail.conservation(SQLConservationStore(world.databases[1]))
            let attempt = try world.runner([job], process: 1).run("conservation")
            #expect(attempt.map(Self.text) == "199 versions erased")
            #expect(try !isFound("MANDRAGORE", path))
        }
    }

    @Test("a job fails, to be tried again, when a reader keeps the journal")
    func busy() throws {
        try withWorld { world, _ in
            try world.databases[0].snapshot { connection in
                _ = try connection.first("SELECT COUNT(*) FROM travail") { try $0.integer(0) }
                let job = Travail.purgeSessions(SQLSessionStore(world.databases[1]))
                let attempt = try world.runner([job], process: 1).run("purge-sessions")
                #expect(attempt.map(Self.text)?.contains("journal cannot be emptied") == true)
            }
        }
    }

    @Test("gives the space of deleted rows back to the tables", arguments: Engine.available)
    func engines(engine: Engine) throws {
        try engine.withTravaux { world throws in
            try world.store.reclaim(ContenuEfface.allCases)
        }
    }

    private static func text(_ attempt: TravailRunner.Attempt) -> String {
        guard case .ran(let run) = attempt else { return "\(attempt)" }
        switch run.issue {
        case .reussite(let text), .echec(let text): return text
        }
    }
}
