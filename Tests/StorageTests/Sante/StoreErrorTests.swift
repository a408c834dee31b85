import Domain
import PostgresDriver
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

/// Failures of the database are told for what they are.
@Suite struct StoreErrorTests {
    private var limits: DatabaseLimits {
        var limits = DatabaseLimits.serving
        limits.lock = .milliseconds(50)
        limits.turn = .milliseconds(50)
        return limits
    }

    private func category(_ work: () throws -> Void) -> FailureCategory? {
        #expect(throws: StoreError.self) { try work() }?.category
    }

    private func save(_ database: Database, _ number: Int64 = 1) throws {
        let professionnel = try Exemple.professionnel(number)
        try SQLStore(database).write {
            try $0.save(professionnel, version: nil, by: Exemple.auteur, now: Exemple.now)
        }
    }

    /// Runs a test on the address of a migrated database.
    private func withSchema(_ engine: Engine, _ body: (String) throws -> Void) throws {
        try engine.withAddress { address throws in
            let database = engine.open(address)
            try MigrationRunner(Migration.schema).migrate(database, now: 0)
            try body(address)
            database.close()
        }
    }

    @Test("busy, while another process holds a transaction open", arguments: Engine.available)
    func locked(engine: Engine) throws {
        try withSchema(engine) { address throws in
            let other = engine.open(address)
            try other.write { connection throws in
                try connection.execute(
                    """
                    INSERT INTO compteur (nom, valeur) VALUES ('revision', 0)
                    ON CONFLICT (nom) DO UPDATE SET valeur = compteur.valeur
                    """)
                #expect(category { try save(engine.open(address, limits)) } == .busy)
            }
            try save(engine.open(address, limits))
        }
    }

    @Test("unavailable, when the database is read only", arguments: Engine.available)
    func readOnly(engine: Engine) throws {
        try withSchema(engine) { address throws in
            let database: Database
            switch engine {
            case .sqlite:
                database = engine.open(address)
                try database.write { try $0.execute("PRAGMA query_only = ON") }
            case .postgresql:
                database = engine.open(address + "%20-cdefault_transaction_read_only%3Don")
            }
            #expect(category { try save(database) } == .unavailable)
        }
    }

    @Test("unavailable, when the disk is full")
    func full() throws {
        try withSchema(.sqlite) { path throws in
            let database = Engine.sqlite.open(path)
            try database.write { connection in
                let pages = try connection.first("PRAGMA page_count") { try $0.integer(0) } ?? 0
                try connection.query("PRAGMA max_page_count = \(pages)", []) { _ in }
            }
            #expect(category { for number in Int64(1)...1000 { try save(database, number) } } == .unavailable)
        }
    }

    @Test(
        "unavailable, when the server is down: sessions, jobs and publications too",
        .enabled(if: Engine.postgresURI != nil))
    func down() throws {
        try withSchema(.postgresql) { uri throws in
            let proxy = try FreezingProxy(uri)
            let database = Engine.postgresql.open(proxy.uri)
            try SQLStore(database).read { _ in }
            proxy.stop()
            #expect(category { try SQLStore(database).read { _ in } } == .unavailable)
            #expect(category { try save(database) } == .unavailable)
            #expect(category { _ = try SQLSessionStore(database).session(tokenHash: [1]) } == .unavailable)
            #expect(category { _ = try SQLTravailStore(database).all() } == .unavailable)
            let key = ResourceKey(type: .location, id: Exemple.id(1))
            #expect(category { _ = try SQLPublicationReader(database).publication(key) } == .unavailable)
        }
    }

    @Test("busy, when all that write are waited for by too many", arguments: Engine.available)
    func crowd(engine: Engine) throws {
        try withSchema(engine) { address throws in
            var limits = limits
            limits.connections = 1
            let database = engine.open(address, limits)
            try database.write { _ in
                #expect(category { try save(database) } == .busy)
            }
        }
    }
}
