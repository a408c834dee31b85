import Domain
import Synchronization

/// The sessions seen since the store was last told, in memory: reading a page writes nothing.
///
/// What is in here when a process is killed is lost, and nobody is signed out early for it: see `SessionPortail.precision`.
final class SeenSessions: Sendable {
    private let moments = Mutex<[[UInt8]: Instant]>([:])

    /// Notes that a session was seen.
    func note(_ tokenHash: [UInt8], at moment: Instant) {
        moments.withLock { moments in
            guard let known = moments[tokenHash] else {
                if moments.count < Limites.sessionsVues.value { moments[tokenHash] = moment }
                return
            }
            moments[tokenHash] = max(known, moment)
        }
    }

    /// When a session was last seen; `nil` when the store knows it.
    func moment(_ tokenHash: [UInt8]) -> Instant? {
        moments.withLock { $0[tokenHash] }
    }

    /// What the store is to be told, in one order everywhere: two processes that tell the same sessions never wait for each
    /// other in a ring.
    var all: [(tokenHash: [UInt8], moment: Instant)] {
        moments.withLock { $0 }.map { (tokenHash: $0.key, moment: $0.value) }
            .sorted { $0.tokenHash.lexicographicallyPrecedes($1.tokenHash) }
    }

    /// Forgets what the store was told, unless the session was seen since.
    func forget(_ told: [(tokenHash: [UInt8], moment: Instant)]) {
        moments.withLock { moments in
            for (hash, moment) in told where moments[hash] == moment { moments[hash] = nil }
        }
    }

    /// Forgets a session that ended.
    func forget(_ tokenHash: [UInt8]) {
        moments.withLock { $0[tokenHash] = nil }
    }
}
