import SQL
import Synchronization
import UseCases

/// Sends messages at their time, and at once after a deposit in this process, on a thread of its own.
final class MailLoop: Sendable {
    /// Seconds between two looks at what is due.
    private static let pause = 10.0
    /// Seconds between two looks for deposits of this process, which cost nothing.
    private static let glance = 1.0

    private let hasDeposit = Mutex(false)

    /// A loop that is not begun.
    init() {}

    /// Tells that a message waits.
    @Sendable func wake() { hasDeposit.withLock { $0 = true } }

    /// Begins to look. A server that could not be used is not tried again for each deposit, but when the job is due.
    func start(_ travail: Travail, _ database: Database) throws -> JobLoop {
        let runner = try Jobs.runner([travail], database, log: Console.log)
        let state = Mutex((glances: 0, isFailing: false))
        return JobLoop(named: "mail", pause: Self.glance, log: Console.log) { [self] isStopping in
            let isWoken = hasDeposit.withLock { flag in
                defer { flag = false }
                return flag
            }
            let (isTime, isFailing) = state.withLock { state in
                state.glances += 1
                return (Double(state.glances) * Self.glance >= Self.pause, state.isFailing)
            }
            guard isWoken && !isFailing || isTime else { return }
            state.withLock { $0.glances = 0 }
            if isWoken, !isFailing {
                if case .ran(let run)? = try runner.run(travail.nom), case .echec = run.issue {
                    state.withLock { $0.isFailing = true }
                }
            } else {
                try runner.runDue(isStopping: isStopping)
                state.withLock { $0.isFailing = false }
            }
        }
    }
}
