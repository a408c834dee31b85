import SQL
import Synchronization
import UseCases

@testable import Storage

/// A store whose transactions are sometimes stopped just before they end: undone by a race, by an error, or, with PostgreSQL, by a
/// connection that the server closes. What was stopped is not stored, whatever the caller is told.
final class Saboteur: Store {
    struct Stopped: Error {}

    private let store: any Store
    private let canKill: Bool
    private let random: Mutex<SplitMix>

    init(_ store: any Store, canKill: Bool, seed: UInt64) {
        self.store = store
        self.canKill = canKill
        random = Mutex(SplitMix(seed: seed))
    }

    func read<Result>(_ work: (any StoreReader) throws -> Result) throws -> Result { try store.read(work) }

    func write<Result>(relaxed: Bool, _ work: (any StoreWriter) throws -> Result) throws -> Result {
        try store.write(relaxed: relaxed) { writer in
            let result = try work(writer)
            try stop(writer)
            return result
        }
    }

    func alone<Result>(_ name: String, _ work: () throws -> Result) throws -> Result? { try store.alone(name, work) }

    private func stop(_ writer: any StoreWriter) throws {
        switch random.withLock({ Int.random(in: 0..<100, using: &$0) }) {
        case 0..<12: throw StoreError.concurrence(kind: "essai")
        case 12..<16: throw Stopped()
        case 16..<20 where canKill:
            guard let transaction = writer as? SQLTransaction else { return }
            try transaction.seen().execute("SELECT pg_terminate_backend(pg_backend_pid())")
            throw Stopped()
        default: return
        }
    }
}
