import CPostgres
public import SQL

/// A connection to a PostgreSQL server.
///
/// When the server closed it (restart, fail-over), it is opened again at the next transaction or lone query; a
/// transaction under way fails with `SQLError.Code.unavailable`. When the server answers nothing within the limits, it is
/// given up and cannot be used any more.
///
/// `@unchecked Sendable`: used by one thread at a time, as `SQLConnection` requires.
public final class PostgresConnection: SQLConnection, @unchecked Sendable {
    private let link: PostgresLink
    private let limits: DatabaseLimits
    private var statements = StatementCache<String>()
    private var isInTransaction = false
    /// The rows loaded in each table, and how many they were when its statistics were made.
    private var growth: [String: (loaded: Int, known: Int)] = [:]

    /// Connects to the server of a libpq connection URI.
    ///
    /// - Throws: `SQLError.Code.unavailable` when the server cannot be reached or refuses.
    public init(uri: String, limits: DatabaseLimits) throws(SQLError) {
        self.limits = limits
        link = try PostgresLink(uri: uri, connecting: limits.connecting)
        try configure()
    }

    /// PostgreSQL.
    public var dialect: Dialect { .postgresql }

    /// False once the server was given up.
    public var isUsable: Bool { link.handle != nil }

    /// Runs a statement; without value, it is sent as it is and not prepared.
    @discardableResult
    public func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        try (values.isEmpty ? send(sql) : sendPrepared(sql, values)).changedRows
    }

    /// Runs a statement and hands over the rows once all are received.
    public func query(_ sql: String, _ values: [SQLValue], _ each: (any SQLRow) throws -> Void) throws {
        try received(sql, values).forEachRow(each)
    }

    /// Inserts rows with a binary COPY: integers into BIGINT, numbers into DOUBLE PRECISION.
    @discardableResult
    public func load(
        into table: String, columns: [String], count: Int, row: (Int, inout [SQLValue]) -> Void
    ) throws(SQLError) -> Int {
        _ = try send("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)")
        var buffer = CopyBuffer()
        var values: [SQLValue] = []
        for number in 0..<count {
            values.removeAll(keepingCapacity: true)
            row(number, &values)
            buffer.append(values)
            if buffer.bytes.count >= 1 << 16 { try link.put(buffer.take()) }
        }
        buffer.end()
        try link.put(buffer.take())
        let loaded = try link.endCopy().changedRows
        growth[table, default: (0, 0)].loaded += loaded
        return loaded
    }

    /// Opens a transaction, on a new connection when the former died.
    public func begin(_ mode: TransactionMode) throws(SQLError) {
        setLimit(limits.statement(in: mode))
        do {
            _ = try send(opening(mode))
        } catch {
            guard link.isDead, isUsable else { throw error }
            try reconnect()
            setLimit(limits.statement(in: mode))
            _ = try send(opening(mode))
        }
        isInTransaction = true
    }

    /// Commits.
    ///
    /// - Throws: `SQLError.Code.fault` when a statement of the transaction had failed: nothing is kept.
    public func commit() throws(SQLError) {
        let result = try send("COMMIT")
        isInTransaction = false
        guard result.command == "COMMIT" else {
            throw SQLError(.fault, "the transaction was rolled back: one of its statements had failed")
        }
        analyzeGrown()
        setLimit(limits.reading)
    }

    /// Makes the statistics of tables that grew eightfold by loads: without them the server scans what is large, and keeps plans
    /// made when it was empty, until its own daemon comes by. Measured: the next edition took twice the time.
    private func analyzeGrown() {
        for (table, rows) in growth where rows.loaded > max(10_000, rows.known * 8) {
            growth[table]?.known = rows.loaded
            _ = try? send("ANALYZE \(table)")
        }
    }

    /// Rolls back; does nothing outside of a transaction.
    public func rollback() {
        guard isInTransaction else { return }
        isInTransaction = false
        _ = try? send("ROLLBACK")
        setLimit(limits.reading)
    }

    /// Takes an advisory lock, told apart by the schema; waits two seconds for the server to notice a client that died.
    public func reserve(_ name: String) throws(SQLError) -> Bool {
        let sql = "SELECT 1 WHERE pg_try_advisory_lock(hashtextextended($1 || ' ' || current_schema(), 0))"
        for _ in 0..<20 {
            var isTaken = false
            try received(sql, [.text(name)]).forEachRow { _ in isTaken = true }
            if isTaken { return true }
            _ = try send("SELECT pg_sleep(0.1)")
        }
        return false
    }

    /// Does nothing: the server sees by itself when its files are damaged.
    public func inspect() {}

    /// Gives the space of deleted rows back to the tables; statements have no time limit on this connection afterwards.
    public func reclaim(small: [String], large: [String]) throws {
        _ = try send("SET statement_timeout = 0")
        link.limit = nil
        for table in small + large { _ = try send("VACUUM \(table)") }
    }

    /// Closes the connection.
    public func close() {
        link.close()
    }

    /// The server ends a statement by itself first; this side waits a little longer.
    private func setLimit(_ limit: Duration?) {
        link.limit = limit.map { $0 + limits.margin }
    }

    private func opening(_ mode: TransactionMode) -> String {
        switch mode {
        case .snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .durable: "BEGIN; SET LOCAL statement_timeout = \(Self.milliseconds(limits.writing))"
        case .relaxed: "BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL statement_timeout = 0"
        }
    }

    private static func milliseconds(_ limit: Duration?) -> Int64 { limit?.milliseconds ?? 0 }

    private func configure() throws(SQLError) {
        statements.removeAll()
        isInTransaction = false
        setLimit(limits.reading)
        _ = try send(
            """
            SET statement_timeout = \(Self.milliseconds(limits.reading)); SET lock_timeout = \(limits.lock.milliseconds);
            SET idle_in_transaction_session_timeout = 300000; SET jit = off; SET timezone = 'UTC'
            """)
    }

    private func reconnect() throws(SQLError) {
        try link.reset()
        try configure()
    }

    /// A lone SELECT can be asked again without harm.
    private func received(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> PostgresResult {
        do {
            return try sendPrepared(sql, values)
        } catch {
            guard link.isDead, isUsable, !isInTransaction, sql.hasPrefix("SELECT") else { throw error }
            try reconnect()
            return try sendPrepared(sql, values)
        }
    }

    private func send(_ sql: String) throws(SQLError) -> PostgresResult {
        try link.exchange { PQsendQuery($0, sql) }
    }

    private func sendPrepared(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> PostgresResult {
        let name = try prepared(sql)
        return try link.exchange { handle in
            PostgresValues(values).withPointers { count, pointers, lengths, formats in
                PQsendQueryPrepared(handle, name, count, pointers, lengths, formats, 1)
            }
        }
    }

    /// The name of the statement of a text; that of a long one is empty, and good for once.
    private func prepared(_ sql: String) throws(SQLError) -> String {
        if let name = statements[sql] { return name }
        let isKept = StatementCache<String>.keeps(sql)
        if isKept, !statements.hasRoom(for: sql) {
            _ = try send("DEALLOCATE ALL")
            statements.removeAll()
        }
        let name = isKept ? "s\(statements.count)" : ""
        _ = try link.exchange { PQsendPrepare($0, name, sql, 0, nil) }
        if isKept { statements.add(name, for: sql) }
        return name
    }
}
