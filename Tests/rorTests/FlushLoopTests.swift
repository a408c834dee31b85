import Domain
import Foundation
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

@testable import ror

@Suite struct FlushLoopTests {
    @Test("a stop tells the store of the sessions seen since the last telling")
    func stop() throws {
        let path = NSTemporaryDirectory() + "ror-\(UUID().uuidString).sqlite"
        let database = Database.sqlite(path: path)
        defer {
            database.close()
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
        try MigrationRunner(Migration.schema).migrate(database, now: 0)
        let sessions = Sessions(store: SQLSessionStore(database), primitives: .openSSL)
        let now = Instant(milliseconds: 1_790_000_000_000)
        let entry = Entree(
            compte: Identifiant(rawValue: 1), nomAffiche: "Aline EXEMPLE", moyen: .proSanteConnect, idToken: "a.b.c",
            dateIdentification: now)
        let token = try sessions.open(entry, now: now)
        let loop = FlushLoop(named: "sessions", every: 20, log: { Issue.record("\($0)") }, sessions.flush)
        let later = now.adding(seconds: 25 * 60)
        _ = try sessions.find(token, now: later)
        loop.stop()
        let others = Sessions(store: SQLSessionStore(database), primitives: .openSSL)
        #expect(try others.find(token, now: later)?.dateDernierAcces == later)
    }
}
