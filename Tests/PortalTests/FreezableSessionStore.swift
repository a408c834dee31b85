import Domain
import Synchronization
import UseCases

/// A store of sessions that a test can make read only, as a full disk or a locked database does.
final class FreezableSessionStore: SessionStore {
    struct Frozen: Error {}

    private let store: any SessionStore
    private let isFrozen = Mutex(false)

    init(_ store: any SessionStore) {
        self.store = store
    }

    /// From now on every write fails, or none any more.
    func freeze(_ frozen: Bool) { isFrozen.withLock { $0 = frozen } }

    func open(_ session: SessionPortail, tokenHash: [UInt8], atMost: Int) throws {
        try write { try store.open(session, tokenHash: tokenHash, atMost: atMost) }
    }

    func sessions(of compte: Identifiant) throws -> [(tokenHash: [UInt8], session: SessionPortail)] {
        try store.sessions(of: compte)
    }

    func note(espace: Espace?, tokenHash: [UInt8]) throws {
        try write { try store.note(espace: espace, tokenHash: tokenHash) }
    }

    func close(_ which: SessionsVisees) throws -> [Identifiant] { try write { try store.close(which) } }

    func session(tokenHash: [UInt8]) throws -> SessionPortail? { try store.session(tokenHash: tokenHash) }

    func note(_ seen: [(tokenHash: [UInt8], moment: Instant)]) throws { try write { try store.note(seen) } }

    func close(tokenHash: [UInt8]) throws { try write { try store.close(tokenHash: tokenHash) } }

    func purge(lastSeenBefore: Instant, openedBefore: Instant) throws -> Int {
        try write { try store.purge(lastSeenBefore: lastSeenBefore, openedBefore: openedBefore) }
    }

    private func write<Result>(_ work: () throws -> Result) throws -> Result {
        guard !isFrozen.withLock({ $0 }) else { throw Frozen() }
        return try work()
    }
}
