public import SQL
import Synchronization
public import UseCases

/// The health of a SQL database: tried by `probe`, again and again, by one thread; told to anybody at once.
///
/// A try reads a row and, if it can, really writes one, on connections of its own: neither a full pool nor a queue of writers is a failure. So
/// it finds a file that is read-only, full, removed, replaced, cut or locked for too long, and a server that is down or frozen.
public final class SQLEtatService: EtatService {
    /// What came of the last try: the cause of what failed.
    private struct Outcome {
        let date: ContinuousClock.Instant
        let reading: String?
        let writing: String?
    }

    private let database: Database
    private let now: @Sendable () -> ContinuousClock.Instant
    private let log: @Sendable (String) -> Void
    private let last = Mutex<Outcome?>(nil)

    /// How old the last outcome may be: a try that has not come back by then has failed.
    public static let tolerance = Duration.seconds(15)

    /// The health of a database, opened for this alone with `DatabaseLimits.probing`: unavailable until the first try. `log` receives
    /// one English line each time that reading or writing ceases to work, or works again.
    public init(
        _ database: Database, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        log: @escaping @Sendable (String) -> Void
    ) {
        self.database = database
        self.now = now
        self.log = log
    }

    /// Whether rows could be read lately.
    public var lectures: Disponibilite { lately(\.reading) }

    /// Whether rows could be written lately.
    public var ecritures: Disponibilite { lately(\.writing) }

    /// Tries to read and to write. To be called every five seconds.
    public func probe() {
        let reading = failure { _ = try database.snapshot { try CompteurRepository($0).value(.essai) } }
        let writing =
            reading
            ?? failure {
                try database.write { connection in
                    try connection.inspect()
                    try CompteurRepository(connection).add(1, to: .essai)
                }
            }
        let former = last.withLock { last in
            defer { last = Outcome(date: now(), reading: reading, writing: writing) }
            return last
        }
        tell("read", former?.reading, reading)
        tell("written", former?.writing, writing)
    }

    private func failure(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func tell(_ what: String, _ former: String?, _ present: String?) {
        switch (former, present) {
        case (nil, let failure?): log("the database cannot be \(what): \(failure)")
        case (_?, nil): log("the database can be \(what) again")
        default: break
        }
    }

    private func lately(_ failure: (Outcome) -> String?) -> Disponibilite {
        guard let last = last.withLock(\.self), last.date.duration(to: now()) <= Self.tolerance else {
            return .indisponible
        }
        return failure(last) == nil ? .disponible : .indisponible
    }
}
