import CSQLite
import Glibc
import SQL

/// A connection to a SQLite file in WAL mode.
///
/// `@unchecked Sendable`: used by one thread at a time, as `SQLConnection` requires; SQLite's own locks are off.
final class SQLiteConnection: SQLConnection, @unchecked Sendable {
    private let file: SQLiteFile
    private let patience: SQLitePatience
    private var opened: OpaquePointer?
    private var statements = StatementCache<SQLiteStatement>()
    private var isSynchronousFull = true
    private var reservation: Int32 = -1
    private var isCounted = false

    /// Opens a file, created by the first writer.
    ///
    /// - Throws: `SQLError.Code.unavailable` when it cannot be opened.
    init(_ file: SQLiteFile, role: ConnectionRole, limits: DatabaseLimits) throws(SQLError) {
        self.file = file
        patience = SQLitePatience(limits)
        _ = Self.withoutStatistics
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (role == .writer ? SQLITE_OPEN_CREATE : 0)
        let code = sqlite3_open_v2(file.path, &opened, flags, nil)
        guard code == SQLITE_OK else {
            defer { close() }
            throw SQLError(sqlite: code, on: opened)
        }
        do {
            try configure(role)
            isCounted = true
            try file.opened()
        } catch {
            close()
            throw error
        }
    }

    deinit {
        close()
    }

    /// SQLite.
    var dialect: Dialect { .sqlite }

    /// True: a connection to a file is never lost.
    var isUsable: Bool { true }

    /// Runs a statement that returns no row.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        patience.start()
        while try statement.step() {}
        return sqlite3_stmt_readonly(statement.handle) == 0 ? Int(sqlite3_changes(opened)) : 0
    }

    /// Runs a statement and hands over each row as SQLite finds it.
    func query(_ sql: String, _ values: [SQLValue], _ each: (any SQLRow) throws -> Void) throws {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        statement.isRunning = true
        let row = SQLiteRow(handle: statement.handle)
        patience.start()
        while try statement.step() { try each(row) }
    }

    /// Inserts rows with one prepared statement.
    @discardableResult
    func load(
        into table: String, columns: [String], count: Int, row: (Int, inout [SQLValue]) -> Void
    ) throws(SQLError) -> Int {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let statement = try prepared(
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
        var values: [SQLValue] = []
        for number in 0..<count {
            values.removeAll(keepingCapacity: true)
            row(number, &values)
            defer { statement.reset() }
            try statement.bind(values)
            patience.start()
            _ = try statement.step()
        }
        return count
    }

    /// Opens a transaction; a writing one waits for its turn here, not at its first change.
    func begin(_ mode: TransactionMode) throws(SQLError) {
        try file.check()
        if mode != .snapshot { try setSynchronous(full: mode == .durable) }
        patience.mode = mode
        try execute(mode == .snapshot ? "BEGIN" : "BEGIN IMMEDIATE")
        if mode != .snapshot { file.written() }
    }

    /// Commits.
    func commit() throws(SQLError) {
        try execute("COMMIT")
        patience.mode = .snapshot
    }

    /// Rolls back; does nothing outside of a transaction.
    func rollback() {
        patience.mode = .snapshot
        guard let opened, sqlite3_get_autocommit(opened) == 0 else { return }
        _ = try? execute("ROLLBACK")
    }

    /// Locks a file of that name beside the database: the system gives it back when the process dies.
    func reserve(_ name: String) throws(SQLError) -> Bool {
        let lock = open("\(file.path)-\(name).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw SQLError(.unavailable, "the lock file \(name) cannot be opened") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(lock)
            return false
        }
        reservation = lock
        return true
    }

    /// Asks whether the file begins as a database and was not cut.
    func inspect() throws(SQLError) {
        try file.check()
        let pages = try pragma("page_count")
        let isCut = try file.isCut(expected: pages * pragma("page_size"))
        guard !isCut, ror_sqlite_has_header(opened) == 1 else {
            throw SQLError(.unavailable, "the database file was cut or overwritten")
        }
    }

    /// Writes small tables again, then the journal into the file, and empties it. Deleted bytes and freed pages were overwritten
    /// already (`secure_delete`).
    ///
    /// The journal is written without hindering anybody; emptying it makes writers wait, so that gives up after a short time.
    func reclaim(small: [String], large: [String]) throws {
        for table in small { try rewrite(table) }
        patience.lock = min(patience.lock, .milliseconds(500))
        _ = try pragma("wal_checkpoint(PASSIVE)")
        guard try pragma("wal_checkpoint(TRUNCATE)") == 0 else {
            throw SQLError(.busy, "the journal cannot be emptied while someone reads or writes")
        }
    }

    /// Writes the rows of a table again, in pages that were zeroed.
    private func rewrite(_ table: String) throws(SQLError) {
        try begin(.durable)
        do {
            try execute("CREATE TABLE reclaimed AS SELECT * FROM \(table)")
            try execute("DELETE FROM \(table)")
            try execute("INSERT INTO \(table) SELECT * FROM reclaimed")
            try execute("DROP TABLE reclaimed")
            try commit()
        } catch {
            rollback()
            throw error
        }
    }

    /// Closes the connection.
    func close() {
        statements.removeAll()
        if reservation >= 0 { Glibc.close(reservation) }
        reservation = -1
        sqlite3_close_v2(opened)
        opened = nil
        if isCounted { file.closed() }
        isCounted = false
    }

    private static let withoutStatistics = ror_sqlite_disable_memory_statistics()

    private func configure(_ role: ConnectionRole) throws(SQLError) {
        patience.watch(opened)
        sqlite3_extended_result_codes(opened, 1)
        for pragma in Self.pragmas + (role == .writer ? Self.writerPragmas : Self.readerPragmas) {
            let code = set(pragma)
            guard code == SQLITE_OK else { throw SQLError(sqlite: code, on: opened) }
        }
    }

    /// SQLite does not wait by itself when several connections put a new file in WAL mode at once.
    private func set(_ pragma: String) -> Int32 {
        var code = sqlite3_exec(opened, "PRAGMA \(pragma)", nil, nil, nil)
        let end = ContinuousClock.now + patience.lock
        while code & 0xFF == SQLITE_BUSY, ContinuousClock.now < end {
            usleep(10_000)
            code = sqlite3_exec(opened, "PRAGMA \(pragma)", nil, nil, nil)
        }
        return code
    }

    private static let pragmas = ["foreign_keys = ON", "temp_store = MEMORY"]
    private static let writerPragmas = [
        "journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "journal_size_limit = 67108864",
        "secure_delete = ON",
    ]
    private static let readerPragmas = ["query_only = ON", "cache_size = -8192"]

    private func setSynchronous(full: Bool) throws(SQLError) {
        guard full != isSynchronousFull else { return }
        try execute("PRAGMA synchronous = \(full ? "FULL" : "NORMAL")")
        // An import rewrites the same index pages in each transaction: they go to the database file every 64 MiB only.
        try execute("PRAGMA wal_autocheckpoint = \(full ? 1000 : 16384)")
        isSynchronousFull = full
    }

    /// The first number that a pragma answers.
    private func pragma(_ name: String) throws(SQLError) -> Int64 {
        let statement = try prepared("PRAGMA \(name)")
        defer { statement.reset() }
        patience.start()
        guard try statement.step() else { return 0 }
        return try SQLiteRow(handle: statement.handle).integer(0)
    }

    private func prepared(_ sql: String) throws(SQLError) -> SQLiteStatement {
        if let statement = statements[sql], !statement.isRunning { return statement }
        guard let opened else { throw SQLError(.fault, "the connection is closed") }
        let isKept = StatementCache<SQLiteStatement>.keeps(sql) && statements[sql] == nil
        let statement = try SQLiteStatement(sql, on: opened, isKept: isKept)
        if isKept {
            if !statements.hasRoom(for: sql) { statements.removeAll() }
            statements.add(statement, for: sql)
        }
        return statement
    }
}
