import Synchronization

/// Stops calling a host that does not answer, so that its silence holds no thread: after some calls in a row without answer,
/// the next ones fail at once; after a pause, one call tries, and decides whether the others may.
public final class CircuitBreaker: Sendable {
    private enum State {
        /// Calls pass; how many in a row had no answer.
        case closed(failures: Int)
        /// None passes until a moment.
        case open(until: ContinuousClock.Instant)
        /// One is trying.
        case probing
    }

    private let failures: Int
    private let pause: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private let states = Mutex<[String: State]>([:])

    /// A breaker that opens after `failures` calls in a row without answer, for a `pause`.
    public init(
        failures: Int = 5, pause: Duration = .seconds(10),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.failures = failures
        self.pause = pause
        self.now = now
    }

    /// Runs a call to a host, unless it is known not to answer: then throws `HTTPClientError.notTried` at once. Whatever answer
    /// proves that the host is there.
    func run<Answer>(_ host: String, _ call: () throws -> Answer) throws -> Answer {
        guard mayPass(host) else { throw HTTPClientError.notTried }
        do {
            let answer = try call()
            note(host, answered: true)
            return answer
        } catch {
            note(host, answered: !Self.isSilence(error))
            throw error
        }
    }

    private func mayPass(_ host: String) -> Bool {
        states.withLock { states in
            switch states[host] {
            case nil, .closed: return true
            case .probing: return false
            case .open(let end):
                guard end <= now() else { return false }
                states[host] = .probing
                return true
            }
        }
    }

    private func note(_ host: String, answered: Bool) {
        states.withLock { states in
            switch (states[host] ?? .closed(failures: 0), answered) {
            case (_, true): states[host] = nil
            case (.open, false): break
            case (.probing, false): states[host] = .open(until: now() + pause)
            case (.closed(let count), false):
                states[host] = count + 1 < failures ? .closed(failures: count + 1) : .open(until: now() + pause)
            }
        }
    }

    private static func isSilence(_ error: any Error) -> Bool {
        switch error as? HTTPClientError {
        case .timeout, .unreachable: true
        default: false
        }
    }
}
