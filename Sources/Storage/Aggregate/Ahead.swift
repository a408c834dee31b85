import Dispatch
import Synchronization

/// Values made on other processors while the calling thread does something else.
final class Ahead<Value: Sendable, Result: Sendable>: Sendable {
    private struct State {
        var taken = 0
        var results: [Swift.Result<[Result], any Error>?]
    }

    private let values: [Value]
    private let transform: @Sendable (ArraySlice<Value>) throws -> [Result]
    private let parts: Int
    private let state: Mutex<State>
    private let group = DispatchGroup()

    /// Begins to turn values into others, some at a time; few values are left to `get`.
    init(_ values: [Value], _ transform: @escaping @Sendable (ArraySlice<Value>) throws -> [Result]) {
        self.values = values
        self.transform = transform
        parts = max(1, min(16, values.count / 32))
        state = Mutex(State(results: Array(repeating: nil, count: parts)))
        guard parts > 1 else { return }
        for _ in 0..<2 { DispatchQueue.global().async { [self] in work() } }
    }

    /// The results, in the order of the values; throws what a value threw. The calling thread makes those that nobody has
    /// begun, so that it never waits for a processor.
    func get() throws -> [Result] {
        work()
        group.wait()
        return try state.withLock { try $0.results.flatMap { try $0?.get() ?? [] } }
    }

    private func work() {
        while let part = take() {
            let range = values.count * part / parts..<values.count * (part + 1) / parts
            let result = Swift.Result { try transform(values[range]) }
            state.withLock { $0.results[part] = result }
            group.leave()
        }
    }

    /// A part that nobody has begun.
    private func take() -> Int? {
        state.withLock { state in
            guard state.taken < parts else { return nil }
            state.taken += 1
            group.enter()
            return state.taken - 1
        }
    }
}
