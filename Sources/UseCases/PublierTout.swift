public import Domain

/// Makes every publication again from the aggregates: publications are derived, never the truth.
public struct PublierTout: Sendable {
    private let store: any Store
    private let publisher: any Publisher

    /// The use case on a store.
    public init(store: any Store, publisher: any Publisher) {
        self.store = store
        self.publisher = publisher
    }

    /// Publishes every publishable offer again by transactions of 500 offers, then withdraws whatever is published and no
    /// published offer refers to; answers how many offers are published. A resource whose bytes do not change keeps its version
    /// and its date.
    public func callAsFunction(
        now: @Sendable () -> Instant, progress: (_ done: Int) -> Void = { _ in }
    ) throws -> Int {
        let count = try ParcoursOffres(store: store)(progress: progress) { offre, store in
            guard offre.value.estPubliable else { return 0 }
            try store.republish([.offre(offre.value.id)], by: publisher, now: now())
            return 1
        }
        try withdrawUnsupported(now: now)
        return count
    }

    private func withdrawUnsupported(now: @Sendable () -> Instant) throws {
        var after: ResourceKey?
        while true {
            let (page, unsupported) = try store.read { store in
                let page = try store.publishedKeys(after: after, limit: 500)
                return (page, try Republier.unsupported(page, in: store))
            }
            guard let last = page.last else { return }
            if !unsupported.isEmpty {
                try store.write(relaxed: true) { try $0.withdrawUnsupported(unsupported, now: now()) }
            }
            after = last
        }
    }
}
