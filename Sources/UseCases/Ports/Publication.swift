public import Domain

/// The type and the identifier of a published resource.
public struct ResourceKey: Sendable, Hashable {
    /// The FHIR resource type: `HealthcareService`.
    public var type: String
    /// The technical identifier: the `id` of the resource.
    public var id: Identifiant

    /// A key.
    public init(type: String, id: Identifiant) {
        self.type = type
        self.id = id
    }
}

/// The bytes that consumers read of one resource, and the tokens by which they search it.
public struct Publication: Sendable {
    /// A token of a search parameter: `identifier=system|value`.
    public struct Token: Sendable, Hashable {
        /// The code of the search parameter.
        public var parameter: String
        /// The system, empty when the identifier has none.
        public var system: String
        /// The value.
        public var value: String

        /// A token.
        public init(parameter: String, system: String, value: String) {
            self.parameter = parameter
            self.system = system
            self.value = value
        }
    }

    /// What it is.
    public var key: ResourceKey
    /// When the aggregates it is made of last changed: `meta.lastUpdated`.
    public var lastUpdated: Instant
    /// The resource in FHIR JSON, without `meta.versionId`.
    public var body: [UInt8]
    /// The tokens that find it.
    public var tokens: [Token]

    /// A publication.
    public init(key: ResourceKey, lastUpdated: Instant, body: [UInt8], tokens: [Token]) {
        self.key = key
        self.lastUpdated = lastUpdated
        self.body = body
        self.tokens = tokens
    }
}
