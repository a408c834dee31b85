import UseCases

/// Tells the store every few seconds which sessions were seen, so that reading a page never writes.
final class SeenSessionsLoop: Sendable {
    /// Seconds between two tellings.
    private static let pause = 20.0
    /// Seconds for which a stop waits for a telling under way.
    private static let grace = 2.0

    private let sessions: Sessions
    private let log: @Sendable (String) -> Void
    private let loop: JobLoop

    /// Starts telling.
    init(_ sessions: Sessions, log: @escaping @Sendable (String) -> Void) {
        self.sessions = sessions
        self.log = log
        loop = JobLoop(named: "sessions", pause: Self.pause, log: log) { _ in try sessions.flush() }
    }

    /// Stops, and tells what is left. To be called once, when no request is running any more.
    func stop() {
        loop.stop()
        loop.join(within: Self.grace)
        do { try sessions.flush() } catch { log("the last sessions seen are not noted: \(error)") }
    }
}
