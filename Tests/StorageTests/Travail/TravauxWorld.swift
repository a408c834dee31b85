import Domain
import PostgresDriver
import SQL
import SQLiteDriver
import Storage
import Synchronization
import UseCases

/// Processes with one database, a clock that only the test moves, and what they logged.
final class TravauxWorld: Sendable {
    let databases: [Database]
    private let clock = Mutex(Exemple.now)
    private let lines = Mutex<[String]>([])

    init(_ databases: [Database]) {
        self.databases = databases
    }

    var now: Instant { clock.withLock(\.self) }
    var logged: [String] { lines.withLock(\.self) }
    var store: SQLTravailStore { SQLTravailStore(databases[0]) }

    func wait(_ seconds: Int64) {
        clock.withLock { $0 = $0.adding(seconds: seconds) }
    }

    func log(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    /// The runner of a process: `process` 0 or 1.
    func runner(_ travaux: [Travail], process: Int = 0) -> TravailRunner {
        TravailRunner(
            travaux, store: SQLTravailStore(databases[process]), porteur: "host:\(process)", now: { self.now },
            log: { self.log($0) })
    }

    func etat(_ nom: String) throws -> EtatTravail? {
        try store.all().first { $0.nom == nom }
    }
}

extension Engine {
    /// Runs a test on two processes' connections to one database with the whole schema.
    func withTravaux(_ body: (TravauxWorld) throws -> Void) throws {
        func run(_ databases: [Database]) throws {
            defer { databases.forEach { $0.close() } }
            try MigrationRunner(Migration.schema).migrate(databases[0], now: 0)
            try body(TravauxWorld(databases))
        }
        switch self {
        case .sqlite: try Self.withFile { try run([.sqlite(path: $0), .sqlite(path: $0)]) }
        case .postgresql: try Self.withSchema { try run([.postgres(uri: $0), .postgres(uri: $0)]) }
        }
    }
}
