import Domain
import Synchronization

/// A value read from the provider, kept for an hour. What failed to load is not kept.
final class ProviderMemory<Value: Sendable>: Sendable {
    private struct State {
        var kept: (value: Value, end: Instant)?
        var nextReload: Instant?
    }

    private static var life: Int64 { 3_600 }
    /// Seconds between two reloads that something received asks for.
    private static var pause: Int64 { Int64(Limites.rechargementCles.value) }

    private let state = Mutex(State())

    /// The last value that was kept, however old; `nil` when none ever was.
    var lastValue: Value? { state.withLock { $0.kept?.value } }

    /// The kept value, or the one that `load` gives. Two callers may load at once: neither waits for the other.
    func value(now: Instant, load: () throws -> Value) throws -> Value {
        if let known = state.withLock({ $0.kept }), now < known.end { return known.value }
        return keep(try load(), now: now)
    }

    /// The value that `load` gives, kept from now on; `nil`, without loading, when another reload was tried in the last
    /// `Limites.rechargementCles` seconds: whatever is sent to us does not make us call the provider more often.
    func reload(now: Instant, load: () throws -> Value) throws -> Value? {
        let isDue = state.withLock { state in
            if let next = state.nextReload, now < next { return false }
            state.nextReload = now.adding(seconds: Self.pause)
            return true
        }
        guard isDue else { return nil }
        return keep(try load(), now: now)
    }

    private func keep(_ value: Value, now: Instant) -> Value {
        state.withLock { $0.kept = (value, now.adding(seconds: Self.life)) }
        return value
    }
}
