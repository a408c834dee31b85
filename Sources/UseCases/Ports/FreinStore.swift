public import Domain

/// Keeps until when tries are held back, under keys that tell nothing of whom.
public protocol FreinWriter {
    /// Puts the date of a key later by some milliseconds, from now when it is past or unknown; answers the new one. The key is of
    /// this transaction alone until its end.
    func delayFrein(_ cle: [UInt8], by milliseconds: Int64, now: Instant) throws -> Instant
    /// Puts the date of a key earlier by some milliseconds; does nothing when it is unknown.
    func easeFrein(_ cle: [UInt8], by milliseconds: Int64) throws
    /// Deletes the keys whose date is past; answers how many.
    func purgeFreins(before: Instant) throws -> Int
}
