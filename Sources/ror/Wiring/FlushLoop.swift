/// Tells the store every few seconds what pages kept in memory, so that they never wait for a write.
final class FlushLoop: Sendable {
    /// Seconds for which a stop waits for a telling under way.
    private static let grace = 2.0

    private let name: String
    private let flush: @Sendable () throws -> Void
    private let log: @Sendable (String) -> Void
    private let loop: JobLoop

    /// Starts telling, every `seconds`. What `flush` cannot tell, it keeps for its next call.
    init(
        named name: String, every seconds: Double, log: @escaping @Sendable (String) -> Void,
        _ flush: @escaping @Sendable () throws -> Void
    ) {
        self.name = name
        self.flush = flush
        self.log = log
        loop = JobLoop(named: name, pause: seconds, log: log) { _ in try flush() }
    }

    /// Stops, and tells what is left. To be called once, when no request is running any more.
    func stop() {
        loop.stop()
        loop.join(within: Self.grace)
        do { try flush() } catch { log("the last \(name) are not told: \(error)") }
    }
}
