import Cryptography
import Domain
import Glibc
import SQL
import Storage
import UseCases

/// The jobs of the directory, in the order in which they run when several are due, and their runner in this process.
enum Jobs {
    /// Whether a process runs jobs.
    enum Setting: String, CaseIterable {
        case on, off
    }

    /// Seconds between two looks at what is due.
    static let pause = 10.0

    /// Seconds for which a stop waits for the running step, once requests are finished. A step that lasts longer is lost.
    static let grace = 5.0

    /// The jobs but that of mail, which `Mail` makes: it has a thread of its own, so that a slow server holds no other.
    static func all(_ database: Database) -> [Travail] {
        [
            .purgeSessions(SQLSessionStore(database)),
            .purgeLiens(SQLStore(database)),
            .oubliBrouillons(SQLStore(database)),
            .purgeDemandesCompte(SQLStore(database)),
            .conservation(SQLConservationStore(database)),
            .oubliCourriers(SQLCourrierStore(database, sceau: nil)),
            .rappels(SQLStore(database)),
            .evenements(SQLStore(database)),
            .purgeAudit(SQLAuditStore(database)),
            .ancreAudit(SQLAuditStore(database), log: Console.log),
        ]
    }

    static func runner(
        _ jobs: [Travail], _ database: Database, log: @escaping @Sendable (String) -> Void
    ) throws -> TravailRunner {
        TravailRunner(
            jobs, store: SQLTravailStore(database), porteur: try holder(), now: Console.now, log: log)
    }

    /// A name that no other process has: `host:number:chance`, since a container that starts again has the same number.
    private static func holder() throws -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        gethostname(&bytes, bytes.count - 1)
        let host = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let chance = try randomBytes(4).map { String($0, radix: 16) }.joined()
        return "\(host):\(getpid()):\(chance)"
    }
}
