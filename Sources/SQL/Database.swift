import Synchronization

/// A database: hands out its connections, one thread at a time each.
///
/// Calls block the calling thread, for as long as its limits say. SQLite has connections to read, which never wait for a writer,
/// and one to write per process, taken in turn; PostgreSQL reads and writes through the same connections.
public final class Database: Sendable {
    /// Opens a connection.
    public typealias Connector = @Sendable (ConnectionRole) throws(SQLError) -> any SQLConnection

    /// The engine.
    public let dialect: Dialect

    private let connect: Connector
    private let places: Turns
    private let writing: Turns
    private let unused = Mutex<[any SQLConnection]>([])
    private let writer = Mutex<(any SQLConnection)?>(nil)

    /// A database whose connections are opened on demand.
    public init(_ dialect: Dialect, limits: DatabaseLimits, connect: @escaping Connector) {
        self.dialect = dialect
        self.connect = connect
        places = Turns(limits.connections, limits)
        writing = Turns(1, limits)
    }

    /// Reads; each statement sees all that is committed when it starts.
    public func read<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try withConnection(body)
    }

    /// Reads several times in one and the same state of the database.
    public func snapshot<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try read { connection in
            try connection.begin(.snapshot)
            defer { connection.rollback() }
            return try body(connection)
        }
    }

    /// Writes in one transaction, committed when `body` returns and forgotten when it throws.
    ///
    /// With PostgreSQL, `body` is run again when the server asks for it (deadlock, serialization), up to five times in
    /// all: it must have no effect outside the database. A write inside a write on the same thread is a programming
    /// error.
    ///
    /// - Throws: what `body` throws; `SQLError.Code.busy` when its turn, or a lock, did not come in time.
    @discardableResult
    public func write<T>(_ mode: TransactionMode = .durable, _ body: (any SQLConnection) throws -> T) throws -> T {
        switch dialect {
        case .sqlite: try writeInTurn(mode, body)
        case .postgresql: try pooledWrite(mode, body)
        }
    }

    /// Runs `body` while nobody else, in any process, runs anything under the same name; answers `nil` without running it when
    /// somebody does.
    public func alone<T>(_ name: String, _ body: () throws -> T) throws -> T? {
        let connection = try connect(.writer)
        defer { connection.close() }
        return try connection.reserve(name) ? body() : nil
    }

    /// Takes what was deleted from tables out of the files of the database, on a connection of its own.
    ///
    /// With SQLite, deleted bytes are overwritten at once, and the journal is emptied here. Rows that moved inside the file when
    /// pages were split may have left copies in their unused parts: `small` tables are written again whole, so that nothing is
    /// left of them. With PostgreSQL, `VACUUM` gives the space back to the tables; bytes may stay in their pages until these
    /// are written over, and in the server's journal as long as it is kept.
    ///
    /// - Throws: `SQLError.Code.busy` when someone reads or writes for too long: to be tried again later.
    public func reclaim(small: [String], large: [String] = []) throws {
        let connection = try connect(.writer)
        defer { connection.close() }
        try connection.reclaim(small: small, large: large)
    }

    /// Closes the connections not in use.
    public func close() {
        writer.withLock { slot in
            slot?.close()
            slot = nil
        }
        let unused = unused.withLock { pool in
            defer { pool = [] }
            return pool
        }
        unused.forEach { $0.close() }
    }

    private func writeInTurn<T>(_ mode: TransactionMode, _ body: (any SQLConnection) throws -> T) throws -> T {
        try writing.take()
        defer { writing.giveBack() }
        let known = writer.withLock { slot in
            defer { slot = nil }
            return slot
        }
        let connection = try known ?? connect(.writer)
        defer { writer.withLock { $0 = connection } }
        return try transaction(on: connection, mode, body)
    }

    private func pooledWrite<T>(_ mode: TransactionMode, _ body: (any SQLConnection) throws -> T) throws -> T {
        try withConnection { connection in
            for _ in 1..<5 {
                do {
                    return try transaction(on: connection, mode, body)
                } catch let error as SQLError where error.code == .conflict {
                    continue
                }
            }
            return try transaction(on: connection, mode, body)
        }
    }

    private func transaction<T>(
        on connection: any SQLConnection, _ mode: TransactionMode, _ body: (any SQLConnection) throws -> T
    ) throws -> T {
        try connection.begin(mode)
        do {
            let result = try body(connection)
            try connection.commit()
            return result
        } catch {
            connection.rollback()
            throw error
        }
    }

    private func withConnection<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        try places.take()
        defer { places.giveBack() }
        let known = unused.withLock { $0.popLast() }
        let connection = try known ?? connect(dialect == .sqlite ? .reader : .writer)
        defer { keep(connection) }
        return try body(connection)
    }

    private func keep(_ connection: any SQLConnection) {
        guard connection.isUsable else { return connection.close() }
        unused.withLock { $0.append(connection) }
    }
}
