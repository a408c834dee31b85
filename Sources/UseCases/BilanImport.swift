/// What an import of a register did, or would do: counts of offers, or of what the register describes when it has none.
public struct BilanImport: Sendable, Equatable, Codable {
    /// Created.
    public var created = 0
    /// Changed, those that come back left out.
    public var changed = 0
    /// Withdrawn: the edition no longer has them.
    public var closed = 0
    /// Brought back after a withdrawal.
    public var restored = 0
    /// Left as they were.
    public var unchanged = 0
    /// Offers among the changed ones that ask their professional to look again (« A vérifier »).
    public var toVerify = 0

    /// Nothing done.
    public init() {}

    /// Adds the counts of another part of the same import.
    public mutating func add(_ other: BilanImport) {
        created += other.created
        changed += other.changed
        closed += other.closed
        restored += other.restored
        unchanged += other.unchanged
        toVerify += other.toVerify
    }
}
