import Dispatch
import Synchronization

/// Work shared among the processors.
enum Parallel {
    /// Below this number, sharing costs more than it brings.
    private static let worthwhile = 64

    /// Turns each value into another one, in the same order; small lists stay on the calling thread.
    static func map<Value: Sendable, Result: Sendable>(
        _ values: [Value], _ transform: @Sendable (Value) throws -> Result
    ) throws -> [Result] {
        guard values.count >= worthwhile else { return try values.map(transform) }
        let parts = 4
        let done = Mutex([Swift.Result<[Result], any Error>?](repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = values.count * part / parts..<values.count * (part + 1) / parts
            let result = Swift.Result { try values[range].map(transform) }
            done.withLock { $0[part] = result }
        }
        return try done.withLock { try $0.flatMap { try $0?.get() ?? [] } }
    }
}
