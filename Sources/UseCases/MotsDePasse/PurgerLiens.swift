public import Domain

/// Forgets links and brakes that are past.
public struct PurgerLiens: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Forgets what is past at a moment; answers how much.
    public func callAsFunction(now: Instant) throws -> Int {
        try store.write { try $0.purgeLiensUniques(endedBefore: now) + $0.purgeFreins(before: now) }
    }
}
