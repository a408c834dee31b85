/// How much of a database is used at once, and how long it is waited for.
///
/// Whatever is beyond fails with `SQLError.Code.busy` (there is too much to do) or `.unavailable` (no answer came).
public struct DatabaseLimits: Sendable {
    /// Connections handed out at once: all of them with PostgreSQL, those that read with SQLite, which has one more to write.
    public var connections: Int
    /// How many callers wait for a connection, or for their turn to write, as long as `turn`; the next ones wait as long as `brief`.
    public var waiters: Int
    /// How long a caller waits for a connection, or for its turn to write.
    public var turn: Duration
    /// How long a caller waits when there are `waiters` before it: writers that come too many leave threads to readers.
    public var brief: Duration
    /// How long a lock that another process or transaction holds is waited for.
    public var lock: Duration
    /// How long one statement may take outside of a transaction or in a snapshot; `nil` for ever.
    public var reading: Duration?
    /// How long one statement of a durable transaction may take; `nil` for ever. Those of a relaxed one have no limit.
    public var writing: Duration?
    /// How much longer than a PostgreSQL server, which ends a statement that is too long by itself, its client waits before it takes
    /// the server for dead.
    public var margin: Duration = .milliseconds(500)
    /// How long a PostgreSQL server may take to accept a connection, unless its address says another `connect_timeout`; libpq
    /// waits 2 seconds at least.
    public var connecting: Duration

    /// For a service: whoever waits longer is better told so. The table of limits (`ror limits`) tells these figures.
    public static let serving = DatabaseLimits(
        connections: 24, waiters: 4, turn: .seconds(3), brief: .milliseconds(50), lock: .seconds(2),
        reading: .seconds(5), writing: .seconds(10), connecting: .seconds(3))

    /// For commands, which have time: imports, migrations, publications.
    public static let commands = DatabaseLimits(
        connections: 32, waiters: .max, turn: .seconds(60), brief: .seconds(60), lock: .seconds(30),
        reading: .seconds(600), writing: .seconds(600), connecting: .seconds(10))

    /// For looking at the health of a service: an answer that comes late is no answer.
    public static let probing = DatabaseLimits(
        connections: 2, waiters: 2, turn: .seconds(1), brief: .zero, lock: .seconds(2),
        reading: .seconds(2), writing: .seconds(4), connecting: .seconds(2))
}

extension Duration {
    /// Whole milliseconds, as engines count.
    public var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

extension DatabaseLimits {
    /// How long a statement may take in a transaction; outside of any it is a snapshot.
    public func statement(in mode: TransactionMode) -> Duration? {
        switch mode {
        case .snapshot: reading
        case .durable: writing
        case .relaxed: nil
        }
    }
}
