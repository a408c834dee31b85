import Synchronization

/// Counts the requests of each caller in token buckets, in bounded memory.
///
/// A bucket is one moment: when it will be full again (generic cell rate algorithm, ITU-T I.371). A full bucket is no
/// different from none, so it gives its place. A table of fixed size holds them, a few places per hash: when all of
/// them are taken by others, the caller shares the bucket that is nearest to full. The hash is seeded at each start.
final class RateLimiter: Sendable {
    /// A refusal, in the terms of its header fields, times in seconds.
    struct Refusal: Equatable {
        /// `RateLimit-Limit`: requests at once.
        let limit: Int
        /// `RateLimit-Reset`: until the bucket is full again.
        let reset: Int
        /// `Retry-After`: until one request passes.
        let retryAfter: Int
    }

    private struct Bucket {
        var key: Int = 0
        var fullAt: Int64 = .min
    }

    private final class Shard: Sendable {
        let buckets = Mutex([Bucket](repeating: Bucket(), count: RateLimiter.bucketsPerShard))
    }

    private static let shards = 64
    private static let bucketsPerShard = 512
    private static let places = 4

    private let shards: [Shard]
    private let burst: Int
    /// Microseconds that one request costs.
    private let cost: Int64

    /// A limiter; `nil` for no limit.
    init?(_ rate: RequestRate) {
        guard rate.perSecond > 0 else { return nil }
        burst = max(1, rate.burst)
        cost = max(1, 1_000_000 / Int64(rate.perSecond))
        shards = (0..<Self.shards).map { _ in Shard() }
    }

    /// Counts a request at a moment, in microseconds; a refused one is not counted.
    func count(_ caller: some Hashable, at now: Int64) -> Refusal? {
        let key = caller.hashValue
        let shard = shards[key & (Self.shards - 1)]
        let start = (key >> 8) & (Self.bucketsPerShard / Self.places - 1) * Self.places
        return shard.buckets.withLock { buckets in
            let index = Self.place(of: key, in: buckets, from: start, at: now)
            let fullAt = max(buckets[index].fullAt, now)
            let wait = fullAt - now - Int64(burst - 1) * cost
            guard wait <= 0 else {
                return Refusal(limit: burst, reset: Self.seconds(fullAt - now), retryAfter: Self.seconds(wait))
            }
            buckets[index] = Bucket(key: key, fullAt: fullAt + cost)
            return nil
        }
    }

    /// The caller's own bucket, else one that is full by now, else the nearest to full.
    private static func place(of key: Int, in buckets: [Bucket], from start: Int, at now: Int64) -> Int {
        var best = start
        for index in start..<(start + places) {
            if buckets[index].key == key, buckets[index].fullAt > now { return index }
            if buckets[index].fullAt < buckets[best].fullAt { best = index }
        }
        return best
    }

    private static func seconds(_ microseconds: Int64) -> Int {
        max(1, Int((microseconds + 999_999) / 1_000_000))
    }
}
