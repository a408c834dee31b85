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

    /// Publishes every publishable offer again, withdraws the others, by transactions of 500 offers; answers how many are
    /// published. A resource whose bytes do not change keeps its version.
    public func callAsFunction(
        now: @Sendable () -> Instant, progress: (_ done: Int) -> Void = { _ in }
    ) throws -> Int {
        var after: Identifiant?
        var done = 0
        var published = 0
        while true {
            let page = try store.read { try $0.identifiantsOffres(after: after, limit: 500) }
            guard let last = page.last else { return published }
            published += try store.write(relaxed: true) { store in
                try page.reduce(0) { try $0 + publier($1, in: store, now: now()) }
            }
            done += page.count
            progress(done)
            after = last
        }
    }

    private func publier(_ id: Identifiant, in store: any StoreWriter, now: Instant) throws -> Int {
        guard let offre = try store.offre(id)?.value else { return 0 }
        guard offre.estPubliable else {
            try store.withdraw(publisher.resources(ofOffre: id), now: now)
            return 0
        }
        try store.publish(publisher.publications(of: Portefeuille.complete(offre, in: store)), now: now)
        return 1
    }
}
