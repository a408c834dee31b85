import Dispatch

/// Looks at the open connections at intervals and shuts down those whose request is late, or whose client hardly reads.
final class DeadlineReaper: Sendable {
    private let stopping = DispatchSemaphore(value: 0)
    private let thread: SystemThread?

    /// Starts looking, four times per allowed time and at least each quarter of a second.
    init(_ registry: ConnectionRegistry, receiveMicroseconds: Int64, _ floor: SendingFloor) {
        let interval = Int(min(250_000, max(1_000, receiveMicroseconds / 4)))
        let stopping = self.stopping
        thread = SystemThread {
            while stopping.wait(timeout: .now() + .microseconds(interval)) == .timedOut {
                registry.shutDownLate(at: SystemClock.microseconds, floor)
            }
        }
    }

    /// Stops looking.
    func stop() {
        stopping.signal()
        thread?.join()
    }
}
