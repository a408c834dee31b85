/// A stored aggregate and its version, from 1: the next save must tell the version it was made from.
public struct Versioned<Aggregate: Sendable>: Sendable {
    /// The aggregate.
    public var value: Aggregate
    /// Its version.
    public var version: Int64

    /// An aggregate of a version.
    public init(_ value: Aggregate, version: Int64) {
        self.value = value
        self.version = version
    }
}
