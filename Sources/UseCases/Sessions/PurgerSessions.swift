public import Domain

/// Deletes sessions that are over.
public struct PurgerSessions: Sendable {
    private let store: any SessionStore

    /// The use case on a store.
    public init(store: any SessionStore) {
        self.store = store
    }

    /// Deletes what is over at a moment; answers how many sessions.
    public func callAsFunction(now: Instant) throws -> Int {
        try store.purge(
            lastSeenBefore: now.adding(seconds: -SessionPortail.inactivite - SessionPortail.precision),
            openedBefore: now.adding(seconds: -SessionPortail.duree))
    }
}
