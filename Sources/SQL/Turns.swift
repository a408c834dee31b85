import Dispatch
import Synchronization

/// A number of places, given in the order in which they are asked for; whoever waits for too long is told so.
final class Turns: Sendable {
    private final class Waiter: Sendable {
        let called = DispatchSemaphore(value: 0)
    }

    private struct State {
        var free: Int
        var waiting: [Waiter] = []
    }

    private let state: Mutex<State>
    private let limits: DatabaseLimits

    init(_ places: Int, _ limits: DatabaseLimits) {
        state = Mutex(State(free: places))
        self.limits = limits
    }

    /// How many wait now.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Takes a place, to be given back.
    ///
    /// - Throws: `SQLError.Code.busy` when none came free in time.
    func take() throws(SQLError) {
        let (waiter, rank) = state.withLock { state -> (Waiter?, Int) in
            if state.free > 0 {
                state.free -= 1
                return (nil, 0)
            }
            let waiter = Waiter()
            state.waiting.append(waiter)
            return (waiter, state.waiting.count)
        }
        guard let waiter else { return }
        let patience = rank <= limits.waiters ? limits.turn : limits.brief
        if waiter.called.wait(timeout: .now() + .milliseconds(Int(patience.milliseconds))) == .success { return }
        guard leaves(waiter) else { return }
        throw SQLError(.busy, "no place came free in \(patience.milliseconds) ms, \(rank) asked for one")
    }

    /// Gives a place back: the first who waits has it.
    func giveBack() {
        let next = state.withLock { state -> Waiter? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.called.signal()
    }

    /// Takes a waiter out of the queue; false when it was called meanwhile.
    private func leaves(_ waiter: Waiter) -> Bool {
        state.withLock { state in
            guard let rank = state.waiting.firstIndex(where: { $0 === waiter }) else { return false }
            state.waiting.remove(at: rank)
            return true
        }
    }
}
