import CSQLite
import SQL

/// A prepared statement of one connection, finalised with it.
final class SQLiteStatement {
    let handle: OpaquePointer
    /// Set while rows are being read: a query inside the reading of the same query needs a statement of its own.
    var isRunning = false
    private let places: Int

    /// `isKept` tells SQLite that the statement will serve for long.
    init(_ sql: String, on database: OpaquePointer, isKept: Bool) throws(SQLError) {
        let text = try NumberedPlaces(sql)
        var handle: OpaquePointer?
        let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        let code = sqlite3_prepare_v3(database, text.sql, -1, flags, &handle, nil)
        guard code == SQLITE_OK else { throw SQLError(sqlite: code, on: database) }
        guard let handle else { throw SQLError(.syntax, "empty statement") }
        self.handle = handle
        places = text.count
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func bind(_ values: [SQLValue]) throws(SQLError) {
        guard values.count == places else {
            throw SQLError(.fault, "\(values.count) values for \(places) placeholders")
        }
        for (number, value) in values.enumerated() {
            let code = Self.bind(value, at: Int32(number + 1), of: handle)
            guard code == SQLITE_OK else { throw SQLError(sqlite: code, on: sqlite3_db_handle(handle)) }
        }
    }

    /// Advances to the next row.
    func step() throws(SQLError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw SQLError(sqlite: code, on: sqlite3_db_handle(handle))
        }
    }

    func reset() {
        sqlite3_reset(handle)
        isRunning = false
    }

    private static func bind(_ value: SQLValue, at position: Int32, of handle: OpaquePointer) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, position)
        case .integer(let integer): return sqlite3_bind_int64(handle, position, integer)
        case .real(let real): return sqlite3_bind_double(handle, position, real)
        case .text(var text):
            return text.withUTF8 { ror_sqlite_bind_text(handle, position, $0.baseAddress, Int32($0.count)) }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, position, 0) }
            return bytes.withUnsafeBytes { ror_sqlite_bind_blob(handle, position, $0.baseAddress, Int32($0.count)) }
        }
    }
}
