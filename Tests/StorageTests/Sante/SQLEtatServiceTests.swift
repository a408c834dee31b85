import Foundation
import SQL
import SQLiteDriver
import Storage
import Synchronization
import Testing
import UseCases

@Suite struct SQLEtatServiceTests {
    private let lines = Lines()

    private var limits: DatabaseLimits {
        var limits = DatabaseLimits.probing
        limits.lock = .milliseconds(50)
        limits.reading = .milliseconds(200)
        limits.writing = .milliseconds(200)
        limits.margin = .milliseconds(50)
        return limits
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

    private func etat(_ engine: Engine, _ address: String) -> SQLEtatService {
        SQLEtatService(engine.open(address, limits)) { [lines] in lines.add($0) }
    }

    private func outcome(_ etat: SQLEtatService) -> [Disponibilite] {
        etat.probe()
        return [etat.lectures, etat.ecritures]
    }

    @Test("tells reads and writes that work, and says nothing of it", arguments: Engine.available)
    func works(engine: Engine) throws {
        try withSchema(engine) { address throws in
            let etat = etat(engine, address)
            #expect([etat.lectures, etat.ecritures] == [.indisponible, .indisponible])
            #expect(outcome(etat) == [.disponible, .disponible])
            #expect(outcome(etat) == [.disponible, .disponible])
            #expect(lines.all.isEmpty)
        }
    }

    @Test("tells writes that do not work while reads do: a lock held for too long", arguments: Engine.available)
    func locked(engine: Engine) throws {
        try withSchema(engine) { address throws in
            let etat = etat(engine, address)
            _ = outcome(etat)
            try engine.open(address).write { connection in
                try connection.execute("UPDATE compteur SET valeur = valeur + 1")
                #expect(outcome(etat) == [.disponible, .indisponible])
            }
            #expect(outcome(etat) == [.disponible, .disponible])
            let said = lines.all
            #expect(said.count == 2 && said[0].hasPrefix("the database cannot be written: busy: "))
            #expect(said.last == "the database can be written again")
        }
    }

    @Test("tells a file that was removed, replaced or emptied", arguments: ["removed", "replaced", "emptied"])
    func file(accident: String) throws {
        try withSchema(.sqlite) { path throws in
            let etat = etat(.sqlite, path)
            #expect(outcome(etat) == [.disponible, .disponible])
            switch accident {
            case "removed": try FileManager.default.removeItem(atPath: path)
            case "replaced":
                try FileManager.default.removeItem(atPath: path)
                try MigrationRunner(Migration.schema).migrate(.sqlite(path: path), now: 0)
            default: #expect(truncate(path, 0) == 0)
            }
            #expect(outcome(etat)[1] == .indisponible)
        }
    }

    @Test("tells a database that is read only")
    func readOnly() throws {
        try withSchema(.sqlite) { path throws in
            let database = Engine.sqlite.open(path, limits)
            try database.write { try $0.execute("PRAGMA query_only = ON") }
            #expect(outcome(SQLEtatService(database, log: { _ in })) == [.disponible, .indisponible])
        }
    }

    @Test("tells a server that is frozen, then down", .enabled(if: Engine.postgresURI != nil))
    func frozen() throws {
        try withSchema(.postgresql) { uri throws in
            let proxy = try FreezingProxy(uri)
            let etat = etat(.postgresql, proxy.uri)
            #expect(outcome(etat) == [.disponible, .disponible])
            proxy.freeze()
            #expect(outcome(etat) == [.indisponible, .indisponible])
            proxy.stop()
            #expect(outcome(etat) == [.indisponible, .indisponible])
        }
    }

    @Test("takes a try that does not come back for a failure")
    func silence() throws {
        try withSchema(.sqlite) { path throws in
            let date = Mutex(ContinuousClock.now)
            let etat = SQLEtatService(.sqlite(path: path), now: { date.withLock(\.self) }, log: { _ in })
            #expect(outcome(etat) == [.disponible, .disponible])
            date.withLock { $0 += SQLEtatService.tolerance }
            #expect(etat.ecritures == .disponible)
            date.withLock { $0 += .milliseconds(1) }
            #expect([etat.lectures, etat.ecritures] == [.indisponible, .indisponible])
        }
    }
}

private final class Lines: Sendable {
    private let list = Mutex<[String]>([])

    var all: [String] { list.withLock(\.self) }

    func add(_ line: String) { list.withLock { $0.append(line) } }
}
