public import Domain

/// Replaces the table of communes by an official edition.
public struct ImporterCommunes: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Replaces the whole table in one transaction. An empty list is refused with `UseCaseError.invalide`.
    public func callAsFunction(_ communes: [Commune]) throws {
        guard !communes.isEmpty else { throw UseCaseError(.invalide, "no commune to import") }
        try store.write { try $0.replaceCommunes(communes) }
    }
}
