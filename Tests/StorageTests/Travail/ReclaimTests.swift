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
            // Rows of unequal sizes come and go among others that stay: pages are split, joined and filled again. With this seed,
            // three names would stay in unused parts of pages if the table was not written again.
            var seed: UInt64 = 2
            func chance(_ limit: Int) -> Int {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(seed >> 33) % limit
            }
            let later = world.now.adding(seconds: SessionPortail.inactivite + SessionPortail.precision)
            var live: [[UInt8]: SessionPortail] = [:]
            for number in 0..<3000 {
                let key = [UInt8(chance(251)), UInt8(chance(3))]
                try store.close(tokenHash: key)
                live[key] = nil
                if chance(5) < 2 { continue }
                let isLive = number % 3 == 0
                let date = isLive ? later : world.now
                let session = SessionPortail(
                    id: String(number), compte: Exemple.id(1),
                    nomAffiche: (isLive ? "VIVANT" : "GARREZAN") + String(number),
                    idTokenScelle: "jeton" + String(repeating: "x", count: [0, 5, 50, 300, 1500][chance(5)]),
                    dateIdentification: date, dateOuverture: date, dateDernierAcces: date)
                try store.open(session, tokenHash: key, atMost: 10_000)
                if isLive { live[key] = session }
            }
            #expect(try isFound("GARREZAN", path))
            world.wait(SessionPortail.inactivite + SessionPortail.precision + 1)
            let attempt = try world.runner([.purgeSessions(store)]).run("purge-sessions")
            #expect(attempt.map(Self.text)?.hasSuffix("sessions ended") == true)
            #expect(try !isFound("GARREZAN", path))
            for (key, session) in live {
                #expect(try store.session(tokenHash: key) == session)
            }
        }
    }

    @Test("no word of an erased version is in the file nor in its journal after the job")
    func versions() throws {
        try withWorld { world, path in
            let store = SQLStore(world.databases[0])
            for version in 0..<200 {
                var offre = Exemple.offre(3)
                var saisie = Exemple.saisie
                saisie.contacts.patients[0].note = version == 199 ? "" : "MANDRAGORE\(version)"
                saisie.modalites.modalitesAccueil.append(ModalitesIntervention.aDomicile)
                saisie.modalites.zoneIntervention = (0...version).compactMap { CodeCommune(String(10_001 + $0)) }
                offre.publish(try saisie.decrite(), now: Exemple.now)
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

    @Test("no word of a draft is in the file nor in its journal after the job")
    func drafts() throws {
        try withWorld { world, path in
            let store = SQLStore(world.databases[0])
            for number in Int64(1)...300 {
                let name = "GARREZAN\(number) " + String(repeating: "z", count: Int(number * 37 % 900))
                let draft = try Exemple.brouillon(number, nomOffre: name, now: world.now)
                try store.write { try $0.save(draft, version: nil, by: Exemple.auteur, now: world.now) }
            }
            #expect(try isFound("GARREZAN", path))
            world.wait(60 * 86_400)
            let attempt = try world.runner([.oubliBrouillons(store)]).run("oubli-brouillons")
            #expect(attempt.map(Self.text) == "300 drafts and offers forgotten")
            #expect(try !isFound("GARREZAN", path))
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
