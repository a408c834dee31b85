/// What an import of a register did, or would do: counts of offers.
public struct BilanImport: Sendable, Equatable, Codable {
    /// Offers created « A compléter ».
    public var created = 0
    /// Offers whose situation, place or professional changed.
    public var changed = 0
    /// Offers withdrawn because the edition no longer has their activity.
    public var closed = 0
    /// Offers that the edition leaves as they were.
    public var unchanged = 0

    /// Nothing done.
    public init() {}

    /// Adds the counts of another part of the same import.
    public mutating func add(_ other: BilanImport) {
        created += other.created
        changed += other.changed
        closed += other.closed
        unchanged += other.unchanged
    }
}
