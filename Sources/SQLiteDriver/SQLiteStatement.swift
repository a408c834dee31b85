import CSQLite
import SQL

/// A prepared statement of one connection, finalised with it.
final class SQLiteStatement {
    let handle: OpaquePointer
    /// Set while rows are being read: a query inside the reading of the same query needs a statement of its own.
    var isRunning = false
    /// SQLite's position of the placeholder `$n`, at index n − 1.
    private let positions: [Int32]

    init(_ sql: String, on database: OpaquePointer) throws(SQLError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK else { throw SQLError(sqlite: code, on: database) }
        guard let handle else { throw SQLError(.syntax, "empty statement") }
        do {
            positions = try Self.positions(in: handle)
        } catch {
            sqlite3_finalize(handle)
            throw error
        }
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func bind(_ values: [SQLValue]) throws(SQLError) {
        guard values.count == positions.count else {
            throw SQLError(.fault, "\(values.count) values for \(positions.count) placeholders")
        }
        for (value, position) in zip(values, positions) {
            let code = Self.bind(value, at: position, of: handle)
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

    private static func positions(in handle: OpaquePointer) throws(SQLError) -> [Int32] {
        let count = sqlite3_bind_parameter_count(handle)
        var positions = [Int32](repeating: 0, count: Int(count))
        for position in 0..<count {
            guard let name = sqlite3_bind_parameter_name(handle, position + 1),
                let number = Int(String(cString: name).dropFirst()), positions.indices.contains(number - 1)
            else { throw SQLError(.syntax, "placeholders are not $1 to $\(count)") }
            positions[number - 1] = position + 1
        }
        return positions
    }
}
