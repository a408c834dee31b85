import Domain
import Synchronization

/// A value read from the provider, kept for an hour. What failed to load is not kept.
final class ProviderMemory<Value: Sendable>: Sendable {
    private static var life: Int64 { 3_600 }

    private let kept = Mutex<(value: Value, end: Instant)?>(nil)

    /// The last value that was kept, however old; `nil` when none ever was.
    var lastValue: Value? { kept.withLock { $0?.value } }

    /// The kept value, or the one that `load` gives. Two callers may load at once: neither waits for the other.
    func value(now: Instant, load: () throws -> Value) throws -> Value {
        if let known = kept.withLock({ $0 }), now < known.end { return known.value }
        return try reload(now: now, load: load)
    }

    /// The value that `load` gives, kept from now on.
    func reload(now: Instant, load: () throws -> Value) throws -> Value {
        let value = try load()
        kept.withLock { $0 = (value, now.adding(seconds: Self.life)) }
        return value
    }
}
