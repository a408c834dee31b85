/// One connection to a database, used by one thread at a time (`Database` sees to it).
///
/// The same SQL text runs on both engines. Placeholders are written `$1`, `$2`… and may be repeated; every value must
/// have its placeholder. Statements are prepared once per connection and kept: build few different texts.
public protocol SQLConnection: AnyObject, Sendable {
    /// The engine at the other end.
    var dialect: Dialect { get }

    /// Runs a statement that returns no row.
    ///
    /// - Returns: the number of rows inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int

    /// Runs a statement and hands over each row it returns, in order.
    ///
    /// SQLite reads rows as they are asked for; PostgreSQL receives the whole result first, so read long tables page by
    /// page. What `each` throws stops the reading and is thrown again.
    func query(_ sql: String, _ values: [SQLValue], _ each: (any SQLRow) throws -> Void) throws

    /// Inserts many rows in one go: a prepared INSERT in SQLite, COPY in PostgreSQL. Call it inside a transaction.
    ///
    /// - Parameters:
    ///   - count: how many rows.
    ///   - row: adds the values of a row, numbered from 0, to an empty list.
    /// - Returns: the number of rows inserted.
    @discardableResult
    func load(
        into table: String, columns: [String], count: Int, row: (Int, inout [SQLValue]) -> Void
    ) throws(SQLError) -> Int

    /// Opens a transaction.
    ///
    /// - Throws: `SQLError.Code.busy` when its turn does not come in time, `.unavailable` when the file was removed or replaced.
    func begin(_ mode: TransactionMode) throws(SQLError)

    /// Makes the changes of the transaction visible and, unless its mode is relaxed, durable.
    func commit() throws(SQLError)

    /// Forgets the changes of the transaction; does nothing outside of one.
    func rollback()

    /// Takes a name that one connection at a time may have, over all processes; answers whether it was free. It is given back
    /// when the connection closes, a killed process included.
    func reserve(_ name: String) throws(SQLError) -> Bool

    /// Takes what was deleted from tables out of the files, as far as the engine can, outside of a transaction: see
    /// `Database.reclaim`.
    func reclaim(small: [String], large: [String]) throws

    /// Looks at what statements do not see by themselves: that the file is still there, whole, under its name. Throws
    /// `SQLError.Code.unavailable` when it is not. A server looks by itself. To be called inside a writing transaction.
    func inspect() throws(SQLError)

    /// False once the connection is lost for good: it is closed then instead of being handed out again.
    var isUsable: Bool { get }

    /// Closes the connection; it cannot be used afterwards.
    func close()
}

extension SQLConnection {
    /// Runs a statement without value.
    @discardableResult
    public func execute(_ sql: String) throws(SQLError) -> Int {
        try execute(sql, [])
    }

    /// Inserts many rows in one go.
    @discardableResult
    public func load(into table: String, columns: [String], rows: [[SQLValue]]) throws(SQLError) -> Int {
        try load(into: table, columns: columns, count: rows.count) { $1 += rows[$0] }
    }

    /// The rows of a query, each turned into a value.
    public func rows<T>(_ sql: String, _ values: [SQLValue] = [], _ map: (any SQLRow) throws -> T) throws -> [T] {
        var found: [T] = []
        try query(sql, values) { found.append(try map($0)) }
        return found
    }

    /// The first row of a query turned into a value, or nil when there is none; the other rows are ignored.
    public func first<T>(_ sql: String, _ values: [SQLValue] = [], _ map: (any SQLRow) throws -> T) throws -> T? {
        var found: T?
        try query(sql, values) { row in
            if found == nil { found = try map(row) }
        }
        return found
    }
}
