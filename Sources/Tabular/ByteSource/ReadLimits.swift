/// The limits of what a compressed file may expand to: the guard against archive bombs.
///
/// A plain file is not limited: it takes on the disk what it says.
public struct ReadLimits: Sendable, Equatable {
    /// The largest number of bytes an archive entry may expand to. Default: 8 GiB.
    public var expandedBytes: Int64
    /// The largest ratio of expanded bytes to compressed bytes, looked at from 64 MiB expanded on. Default: 200.
    public var ratio: Int64

    /// Limits, by default those of the largest national file with a margin of ten.
    public init(expandedBytes: Int64 = 8 << 30, ratio: Int64 = 200) {
        self.expandedBytes = expandedBytes
        self.ratio = ratio
    }

    /// Whether an expansion remains within the limits.
    func accept(expanded: Int64, from compressed: Int64) -> Bool {
        guard expanded <= expandedBytes else { return false }
        return expanded < 64 << 20 || expanded / max(1, compressed) <= ratio
    }
}
