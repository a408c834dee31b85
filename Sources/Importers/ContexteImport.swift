public import Domain
public import UseCases

/// What the import of any register is given: where it stores, which edition it is, what the operator decided.
public struct ContexteImport: Sendable {
    let store: any Store
    let publisher: any Publisher
    let edition: JourCivil
    let rules: ReglesImport
    let now: @Sendable () -> Instant

    /// A context; `now` is asked at each transaction.
    public init(
        store: any Store, publisher: any Publisher, edition: JourCivil, rules: ReglesImport = ReglesImport(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.publisher = publisher
        self.edition = edition
        self.rules = rules
        self.now = now
    }

    /// What this edition brings comes from there.
    func provenance(_ repertoire: Provenance.Repertoire) -> Provenance {
        Provenance(repertoire, edition: edition)
    }
}
