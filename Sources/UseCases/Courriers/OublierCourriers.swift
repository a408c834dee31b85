public import Domain

/// Deletes what is left of messages that were sent, or given up, long ago.
public struct OublierCourriers: Sendable {
    private let store: any CourrierStore

    /// The use case on an outbox.
    public init(store: any CourrierStore) {
        self.store = store
    }

    static let lot = 1000

    /// Does one step.
    public func callAsFunction(now: Instant) throws -> Travail.Step {
        let end = now.adding(days: -Int64(Limites.courrierEnvoye.value))
        let count = try store.purge(endedBefore: end, limit: Self.lot)
        return Travail.Step(count: count, isLast: count < Self.lot)
    }
}
