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
        try ParcoursOffres(store: store)(progress: progress) { try publier($0.value, in: $1, now: now()) }
    }

    private func publier(_ offre: OffreOperationnelle, in store: any StoreWriter, now: Instant) throws -> Int {
        guard offre.estPubliable else {
            try store.withdraw(publisher.resources(ofOffre: offre.id), now: now)
            return 0
        }
        try store.publish(publisher.publications(of: Portefeuille.complete(offre, in: store)), now: now)
        return 1
    }
}
