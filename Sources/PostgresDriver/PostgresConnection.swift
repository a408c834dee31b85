import CPostgres
public import SQL

/// A connection to a PostgreSQL server.
///
/// When the server closed it (restart, fail-over), it is opened again at the next transaction or lone query; a
/// transaction under way fails with `SQLError.Code.unavailable`.
///
/// `@unchecked Sendable`: used by one thread at a time, as `SQLConnection` requires.
public final class PostgresConnection: SQLConnection, @unchecked Sendable {
    private var opened: OpaquePointer?
    private var statements: [String: String] = [:]
    private var isInTransaction = false
    /// The rows loaded in each table, and how many they were when its statistics were made.
    private var growth: [String: (loaded: Int, known: Int)] = [:]
    private let statementTimeout: Int

    /// How many prepared statements are kept; beyond, all are forgotten and prepared again when needed.
    private static let kept = 256

    /// Connects.
    ///
    /// - Parameters:
    ///   - uri: a libpq connection URI.
    ///   - statementTimeout: how long one statement may run, in milliseconds; 0 for ever.
    /// - Throws: `SQLError.Code.unavailable` when the server cannot be reached or refuses.
    public init(uri: String, statementTimeout: Int) throws(SQLError) {
        self.statementTimeout = statementTimeout
        opened = ror_pq_connect(uri)
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        do {
            try configure()
        } catch {
            close()
            throw error
        }
    }

    deinit {
        close()
    }

    /// PostgreSQL.
    public var dialect: Dialect { .postgresql }

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
            if buffer.bytes.count >= 1 << 16 { try put(buffer.take()) }
        }
        buffer.end()
        try put(buffer.take())
        guard PQputCopyEnd(opened, nil) == 1 else { throw SQLError(lost: opened) }
        let loaded = try lastResult().changedRows
        growth[table, default: (0, 0)].loaded += loaded
        return loaded
    }

    /// Opens a transaction, on a new connection when the former died.
    public func begin(_ mode: TransactionMode) throws(SQLError) {
        do {
            _ = try send(Self.opening(mode))
        } catch {
            guard isDead else { throw error }
            try reconnect()
            _ = try send(Self.opening(mode))
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

    /// Gives the space of deleted rows back to the tables; statements have no time limit on this connection afterwards.
    public func reclaim(small: [String], large: [String]) throws {
        _ = try send("SET statement_timeout = 0")
        for table in small + large { _ = try send("VACUUM \(table)") }
    }

    /// Closes the connection.
    public func close() {
        PQfinish(opened)
        opened = nil
    }

    private var isDead: Bool { PQstatus(opened) != CONNECTION_OK }

    private static func opening(_ mode: TransactionMode) -> String {
        switch mode {
        case .snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .durable: "BEGIN"
        case .relaxed: "BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL statement_timeout = 0"
        }
    }

    private func configure() throws(SQLError) {
        guard !isDead else { throw SQLError(lost: opened) }
        statements = [:]
        isInTransaction = false
        _ = try send(
            """
            SET statement_timeout = \(statementTimeout); SET idle_in_transaction_session_timeout = 300000;
            SET jit = off; SET timezone = 'UTC'
            """)
    }

    private func reconnect() throws(SQLError) {
        guard opened != nil else { throw SQLError(.fault, "the connection is closed") }
        PQreset(opened)
        try configure()
    }

    /// A lone SELECT can be asked again without harm.
    private func received(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> PostgresResult {
        do {
            return try sendPrepared(sql, values)
        } catch {
            guard isDead, !isInTransaction, sql.hasPrefix("SELECT") else { throw error }
            try reconnect()
            return try sendPrepared(sql, values)
        }
    }

    private func send(_ sql: String) throws(SQLError) -> PostgresResult {
        try PostgresResult(PQexec(opened, sql), from: opened)
    }

    private func sendPrepared(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> PostgresResult {
        let name = try prepared(sql)
        let handle = PostgresValues(values).withPointers { count, pointers, lengths, formats in
            PQexecPrepared(opened, name, count, pointers, lengths, formats, 1)
        }
        return try PostgresResult(handle, from: opened)
    }

    private func prepared(_ sql: String) throws(SQLError) -> String {
        if let name = statements[sql] { return name }
        if statements.count >= Self.kept {
            _ = try send("DEALLOCATE ALL")
            statements = [:]
        }
        let name = "s\(statements.count)"
        _ = try PostgresResult(PQprepare(opened, name, sql, 0, nil), from: opened)
        statements[sql] = name
        return name
    }

    private func put(_ bytes: [UInt8]) throws(SQLError) {
        let code = bytes.withUnsafeBytes { buffer in
            PQputCopyData(opened, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard code == 1 else { throw SQLError(lost: opened) }
    }

    private func lastResult() throws(SQLError) -> PostgresResult {
        let first = PQgetResult(opened)
        while let other = PQgetResult(opened) { PQclear(other) }
        return try PostgresResult(first, from: opened)
    }
}
