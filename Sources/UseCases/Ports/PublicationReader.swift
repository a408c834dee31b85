public import Domain

/// The published bytes of one resource, or the trace that it was withdrawn.
public struct PublishedResource: Sendable {
    /// The technical identifier.
    public var id: Identifiant
    /// The version of the publication, from 1: its ETag.
    public var version: Int64
    /// When it last changed for consumers: the later a commit, the later its date, over all resources.
    public var lastUpdated: Instant
    /// The bytes, `nil` when the resource was withdrawn.
    public var body: [UInt8]?

    /// A published resource.
    public init(id: Identifiant, version: Int64, lastUpdated: Instant, body: [UInt8]?) {
        self.id = id
        self.version = version
        self.lastUpdated = lastUpdated
        self.body = body
    }
}

/// What a search of publications asks. Conditions are all to be met.
public struct PublicationCriteria: Sendable {
    /// The FHIR resource type.
    public var type: ResourceType
    /// The wanted identifiers (`_id`), `nil` for any.
    public var ids: [Identifiant]?
    /// For each condition, the tokens of which one is to be met: an `identifier` with several values is one condition. A
    /// `nil` system is met by any system, an empty one by tokens without system.
    public var tokens: [[(parameter: String, system: String?, value: String)]]
    /// Resources above this identifier only: where the page begins.
    public var after: Identifiant?
    /// The most resources of the page.
    public var limit: Int

    /// Criteria.
    public init(
        type: ResourceType, ids: [Identifiant]? = nil,
        tokens: [[(parameter: String, system: String?, value: String)]] = [],
        after: Identifiant? = nil, limit: Int
    ) {
        self.type = type
        self.ids = ids
        self.tokens = tokens
        self.after = after
        self.limit = limit
    }
}

/// A page of found publications, by identifier.
public struct PublicationPage: Sendable {
    /// The resources of the page, withdrawn ones left out.
    public var resources: [PublishedResource]
    /// How many resources meet the criteria, on every page.
    public var total: Int
    /// Whether there are more after this page.
    public var hasMore: Bool

    /// A page.
    public init(resources: [PublishedResource], total: Int, hasMore: Bool) {
        self.resources = resources
        self.total = total
        self.hasMore = hasMore
    }
}

/// The published side of the store: what consumers read, bytes as they were written.
public protocol PublicationReader: Sendable {
    /// A resource, withdrawn or not; `nil` when it never was published.
    func publication(_ key: ResourceKey) throws -> PublishedResource?

    /// A page of resources.
    func search(_ criteria: PublicationCriteria) throws -> PublicationPage
}
