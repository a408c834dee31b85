public import Domain

/// What is asked of what consumers read, and of the published offers that it is made of.
public protocol PublicationQuestions {
    /// The published offers (validated, not withdrawn) that are made of an aggregate, by identifier.
    func offresPubliees(of source: PublicationSource) throws -> [Identifiant]
    /// The aggregates among these that a published offer is made of.
    func supported(_ sources: Set<PublicationSource>) throws -> Set<PublicationSource>
    /// The resources that consumers can read, beyond `after` in an order of the store, at most `limit`.
    func publishedKeys(after: ResourceKey?, limit: Int) throws -> [ResourceKey]
}
