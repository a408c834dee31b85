public import Domain
import Synchronization

/// What may serve once, and did, for as long as it could serve again. In the memory of one process.
public final class UsagesUniques: Sendable {
    private struct State {
        var ends: [String: Instant] = [:]
        var order: [String] = []
    }

    private let state = Mutex(State())
    private let atMost: Int

    /// Nothing served yet. `atMost` are remembered; beyond, the oldest is forgotten.
    public init(atMost: Int = Limites.usagesRetenus.value) {
        self.atMost = atMost
    }

    /// Whether something serves for the first time; remembers it for some seconds.
    public func isFirst(_ name: String, for seconds: Int64, now: Instant) -> Bool {
        state.withLock { state in
            if let end = state.ends[name], now < end { return false }
            if state.order.count >= atMost { Self.forget(&state, now: now) }
            if state.ends[name] == nil { state.order.append(name) }
            state.ends[name] = now.adding(seconds: seconds)
            return true
        }
    }

    /// Forgets what is over, and at least a tenth.
    private static func forget(_ state: inout State, now: Instant) {
        let oldest = Set(state.order.prefix(max(1, state.order.count / 10)))
        state.ends = state.ends.filter { now < $0.value && !oldest.contains($0.key) }
        let ends = state.ends
        state.order.removeAll { ends[$0] == nil }
    }
}
