public import Domain

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
    /// The tokens that find it.
    public var tokens: [Token]
    private let head: [UInt8]
    private let tail: [UInt8]

    /// A publication: its FHIR JSON without `meta.versionId`, whose bytes are all told but the date of `meta.lastUpdated`, to be
    /// written between `head` and `tail`. The store alone dates what is published.
    public init(key: ResourceKey, head: [UInt8], tail: [UInt8], tokens: [Token]) {
        self.key = key
        self.head = head
        self.tail = tail
        self.tokens = tokens
    }

    /// The bytes that consumers read when the resource last changed at a moment.
    public func body(lastUpdated: Instant) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(head.count + 24 + tail.count)
        body += head
        body += lastUpdated.iso8601.utf8
        body += tail
        return body
    }
}
