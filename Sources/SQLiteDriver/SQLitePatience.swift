import CSQLite
import Glibc
import SQL

/// How long a connection waits for a lock, and how long one of its statements may run.
///
/// `@unchecked Sendable`: belongs to one connection; SQLite calls it on the thread that runs the statement.
final class SQLitePatience: @unchecked Sendable {
    /// How long the lock of another connection is waited for.
    var lock: Duration
    /// The transaction under way; a snapshot outside of any.
    var mode = TransactionMode.snapshot
    private let limits: DatabaseLimits
    private var lockEnd = ContinuousClock.now
    private var end: ContinuousClock.Instant?

    init(_ limits: DatabaseLimits) {
        self.limits = limits
        lock = limits.lock
    }

    /// A statement begins.
    func start() {
        end = limits.statement(in: mode).map { ContinuousClock.now + $0 }
    }

    /// Makes a connection ask, which must not outlive this.
    func watch(_ connection: OpaquePointer?) {
        let itself = Unmanaged.passUnretained(self).toOpaque()
        // Every millisecond: imports leave the lock between two transactions for a moment only, and nobody is told when.
        sqlite3_busy_handler(
            connection,
            { context, count in
                guard let context else { return 0 }
                return Unmanaged<SQLitePatience>.fromOpaque(context).takeUnretainedValue().mayWait(count) ? 1 : 0
            }, itself)
        // Every 4,096 instructions, some tens of microseconds.
        sqlite3_progress_handler(
            connection, 4096,
            { context in
                guard let context else { return 0 }
                return Unmanaged<SQLitePatience>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
            }, itself)
    }

    private var isOver: Bool {
        end.map { ContinuousClock.now > $0 } ?? false
    }

    private func mayWait(_ count: Int32) -> Bool {
        if count == 0 { lockEnd = ContinuousClock.now + lock }
        guard ContinuousClock.now < lockEnd else { return false }
        usleep(1000)
        return true
    }
}
