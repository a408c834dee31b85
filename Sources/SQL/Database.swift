import Synchronization

/// A database: hands out its connections, one thread at a time each.
///
/// Calls block the calling thread. Readers never wait: a connection is opened when all are taken, so there are at most
/// as many as threads. SQLite has one writing connection per process, taken in turn; PostgreSQL writes through its
/// pool.
public final class Database: Sendable {
    /// Opens a connection.
    public typealias Connector = @Sendable (ConnectionRole) throws(SQLError) -> any SQLConnection

    /// The engine.
    public let dialect: Dialect

    private let connect: Connector
    private let kept: Int
    private let readers = Mutex<[any SQLConnection]>([])
    private let writer = Mutex<(any SQLConnection)?>(nil)

    /// A database whose connections are opened on demand.
    ///
    /// - Parameter kept: how many unused connections stay open for the next callers.
    public init(_ dialect: Dialect, keeping kept: Int = 32, connect: @escaping Connector) {
        self.dialect = dialect
        self.kept = kept
        self.connect = connect
    }

    /// Reads; each statement sees all that is committed when it starts.
    public func read<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
        let connection = try taken()
        defer { giveBack(connection) }
        return try body(connection)
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
        let unused = readers.withLock { pool in
            defer { pool = [] }
            return pool
        }
        unused.forEach { $0.close() }
    }

    private func writeInTurn<T>(_ mode: TransactionMode, _ body: (any SQLConnection) throws -> T) throws -> T {
        var result: Result<T, any Error>?
        try writer.withLock { slot in
            let connection = try slot ?? connect(.writer)
            slot = connection
            result = Result { try transaction(on: connection, mode, body) }
        }
        guard let result else { throw SQLError(.fault, "the transaction did not run") }
        return try result.get()
    }

    private func pooledWrite<T>(_ mode: TransactionMode, _ body: (any SQLConnection) throws -> T) throws -> T {
        let connection = try taken()
        defer { giveBack(connection) }
        for _ in 1..<5 {
            do {
                return try transaction(on: connection, mode, body)
            } catch let error as SQLError where error.code == .busy {
                continue
            }
        }
        return try transaction(on: connection, mode, body)
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

    private func taken() throws(SQLError) -> any SQLConnection {
        if let connection = readers.withLock({ $0.popLast() }) { return connection }
        return try connect(dialect == .sqlite ? .reader : .writer)
    }

    private func giveBack(_ connection: any SQLConnection) {
        let isKept = readers.withLock { pool in
            guard pool.count < kept else { return false }
            pool.append(connection)
            return true
        }
        if !isKept { connection.close() }
    }
}
