import Dispatch
import Synchronization

/// A thread that looks at what is due, again and again, until it is stopped.
final class JobLoop: Sendable {
    private let waking = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let isStopping = Mutex(false)

    /// Starts looking, after a first pause. `look` asks between two steps whether the loop is being stopped; when it throws,
    /// the failure is logged and the next look is made.
    init(
        named name: String = "jobs", pause seconds: Double, log: @escaping @Sendable (String) -> Void,
        _ look: @escaping @Sendable (_ isStopping: () -> Bool) throws -> Void
    ) {
        DispatchQueue(label: name).async { [self] in
            while waking.wait(timeout: .now() + seconds) == .timedOut {
                do {
                    try look { isStopping.withLock(\.self) }
                } catch {
                    log("\(name) cannot be run: \(error)")
                }
            }
            ended.signal()
        }
    }

    /// Asks to stop: at once, or at the end of the running step. May be asked again.
    func stop() {
        isStopping.withLock { $0 = true }
        waking.signal()
    }

    /// Waits for the end of the running step, some seconds at most; answers whether it ended. To be called once, after `stop`.
    @discardableResult
    func join(within seconds: Double) -> Bool {
        ended.wait(timeout: .now() + seconds) == .success
    }
}
