/// Something that is kept whole, under one identifier and one version: an offer, a professional, an account.
///
/// How to add one: `docs/how-to/add-aggregate.md`.
public protocol StoredAggregate: Codable, Sendable {
    /// The name of its kind, in the store and in the history: `offre_operationnelle`.
    static var kind: String { get }
    /// The names of the values it is found by beside its identifier, in the order of `keyValues`.
    static var keys: [String] { get }
    /// What the store remembers of its former versions.
    static var history: AggregateHistory { get }
    /// The technical identifier, unique over all aggregates.
    var id: Identifiant { get }
    /// The values of `keys`.
    var keyValues: [KeyValue] { get }
}

extension StoredAggregate {
    /// Every version is remembered.
    public static var history: AggregateHistory { .versions }
}

/// What the store remembers of the former versions of a kind of aggregate.
public enum AggregateHistory: Sendable {
    /// Each save is a revision: who, when, from where, and what the aggregate became.
    case versions
    /// Each save replaces what was there, whose content is not kept.
    case none
}

/// A value that an aggregate is found by.
public enum KeyValue: Sendable, Hashable {
    case text(String)
    case integer(Int64)
    case null

    /// A Boolean: 1 or 0.
    public static func flag(_ value: Bool) -> KeyValue { .integer(value ? 1 : 0) }
    /// An identifier.
    public static func id(_ value: Identifiant) -> KeyValue { .integer(value.rawValue) }
    /// A moment, `null` when there is none.
    public static func instant(_ value: Instant?) -> KeyValue { value.map { .integer($0.milliseconds) } ?? .null }
}

/// A key by which aggregates of a kind are found.
public struct AggregateKey<Aggregate: StoredAggregate>: Sendable {
    /// The name, one of `Aggregate.keys`.
    public let name: String

    /// The key of a name.
    public init(_ name: String) {
        self.name = name
    }
}
