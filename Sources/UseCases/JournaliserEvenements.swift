public import Domain

/// Writes in the log, without any person, what would be sent. An event is told again when the program is killed between the
/// line and its mark.
public struct JournaliserEvenements: Sendable {
    private let store: any Store
    private let log: @Sendable (String) -> Void

    /// The use case on a store and a log.
    public init(store: any Store, log: @escaping @Sendable (String) -> Void) {
        self.store = store
        self.log = log
    }

    /// How many events are told in one step.
    static let lot = 200

    /// Does one step.
    public func callAsFunction(now: Instant) throws -> Travail.Step {
        let events = try store.read { try $0.evenementsATraiter(limit: Self.lot) }
        for event in events { log("event \(event.id) \(event.nature.rawValue), object \(event.objet): to be told") }
        if !events.isEmpty { try store.write { try $0.markTold(events.map(\.id), now: now) } }
        return Travail.Step(count: events.count, isLast: events.count < Self.lot)
    }
}
