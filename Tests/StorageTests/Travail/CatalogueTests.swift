import Domain
import SQL
import Storage
import Testing
import UseCases

/// What each job of the directory does, run by the runner on a real database.
@Suite struct CatalogueTests {
    private func run(_ travail: Travail, in world: TravauxWorld) throws -> ExecutionTravail.Issue? {
        guard case .ran(let run) = try world.runner([travail]).run(travail.nom) else { return nil }
        return run.issue
    }

    private func count(_ table: String, _ world: TravauxWorld) throws -> Int64? {
        try world.databases[0].read { try $0.first("SELECT COUNT(*) FROM \(table)") { try $0.integer(0) } }
    }

    @Test("purge-sessions ends sessions that are over and no other", arguments: Engine.available)
    func sessions(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let store = SQLSessionStore(world.databases[0])
            for (rank, age) in [
                (1, SessionPortail.inactivite + SessionPortail.precision + 1), (2, SessionPortail.inactivite + 1),
            ] as [(UInt8, Int64)] {
                let date = world.now.adding(seconds: -age)
                let session = SessionPortail(
                    id: "s", compte: Exemple.id(1), nomAffiche: "Aline EXEMPLE", idTokenScelle: "scelle",
                    dateIdentification: date, dateOuverture: date, dateDernierAcces: date)
                try store.open(session, tokenHash: [rank], atMost: 9)
            }
            #expect(try run(.purgeSessions(store), in: world) == .reussite("1 sessions ended"))
            #expect(try store.session(tokenHash: [1]) == nil)
            #expect(try store.session(tokenHash: [2]) != nil)
        }
    }

    @Test(
        "oubli-brouillons forgets drafts left for 60 days and what offers withdrawn for 60 days published",
        arguments: Engine.available)
    func brouillons(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let store = SQLStore(world.databases[0])
            var offre = try Exemple.offrePubliee(3, structure: 2)
            _ = offre.withdraw(now: world.now)
            let draft = try Exemple.brouillon(4, nomOffre: "Tape", now: world.now)
            try store.write { try $0.save(draft, version: nil, by: Exemple.auteur, now: world.now) }
            try store.write { try $0.save(offre, version: nil, by: Exemple.auteur, now: world.now) }
            #expect(try run(.oubliBrouillons(store), in: world) == .reussite("0 drafts and offers forgotten"))
            world.wait(61 * 86_400)
            #expect(try run(.oubliBrouillons(store), in: world) == .reussite("2 drafts and offers forgotten"))
            let found = try store.read { try $0.find(OffreOperationnelle.self, Exemple.id(3)) }
            #expect(found?.value.publiee == nil)
            #expect(try store.read { try $0.find(Brouillon.self, Exemple.id(4)) }?.value.saisie == nil)
        }
    }

    @Test("conservation erases versions replaced five years ago, never the present ones", arguments: Engine.available)
    func conservation(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let store = SQLStore(world.databases[0])
            // Version 1 is replaced now, version 2 two years later; the other offer is never changed.
            try save(store, 3, version: nil, world)
            try save(store, 4, version: nil, world)
            try save(store, 3, version: 1, world)
            world.wait(2 * 365 * 86_400)
            try save(store, 3, version: 2, world)
            let job = Travail.conservation(SQLConservationStore(world.databases[0]))
            #expect(try run(job, in: world) == .reussite("0 versions erased"))
            world.wait((AppliquerConservation.jours - 2 * 365) * 86_400 + 1)
            #expect(try run(job, in: world) == .reussite("1 versions erased"))
            #expect(try run(job, in: world) == .reussite("0 versions erased"))
            #expect(try kept(world) == ["3/2", "3/3", "4/1"])
            world.wait(10 * 365 * 86_400)
            #expect(try run(job, in: world) == .reussite("1 versions erased"))
            #expect(try kept(world) == ["3/3", "4/1"])
            #expect(try count("revision", world) == 4)
            #expect(try store.read { try $0.find(OffreOperationnelle.self, Exemple.id(3)) }?.version == 3)
        }
    }

    @Test("conservation goes on by bounded steps, each aggregate at its turn", arguments: Engine.available)
    func bounded(engine: Engine) throws {
        try engine.withTravaux { world throws in
            let store = SQLStore(world.databases[0])
            for version in [nil, 1, 2, 3, 4] as [Int64?] { try save(store, 3, version: version, world) }
            let versions = SQLConservationStore(world.databases[0])
            let later = world.now.adding(seconds: 1)
            let steps = try (1...4).map { _ in try versions.eraseVersions(replacedBefore: later, limit: 2) }
            #expect(steps.map(\.count) == [1, 2, 1, 0])
            #expect(steps.map(\.isLast) == [false, false, true, true])
            #expect(try kept(world) == ["3/5"])
        }
    }

    private func save(_ store: SQLStore, _ number: Int64, version: Int64?, _ world: TravauxWorld) throws {
        let offre = try Exemple.offrePubliee(number, structure: 2)
        try store.write { try $0.save(offre, version: version, by: Exemple.auteur, now: world.now) }
    }

    /// `identifier/version` of the revisions that still have their content.
    private func kept(_ world: TravauxWorld) throws -> [String] {
        try world.databases[0].read { connection in
            let sql = "SELECT id, version FROM revision WHERE document IS NOT NULL ORDER BY id, version"
            return try connection.rows(sql) { "\(try $0.integer(0))/\(try $0.integer(1))" }
        }
    }
}
