import CSQLite
import SQL

/// The row a statement stands on.
struct SQLiteRow: SQLRow {
    let handle: OpaquePointer

    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
    }

    func integer(_ column: Int) throws(SQLError) -> Int64 {
        try require(column, is: SQLITE_INTEGER)
        return sqlite3_column_int64(handle, Int32(column))
    }

    func real(_ column: Int) throws(SQLError) -> Double {
        if sqlite3_column_type(handle, Int32(column)) != SQLITE_INTEGER { try require(column, is: SQLITE_FLOAT) }
        return sqlite3_column_double(handle, Int32(column))
    }

    func text(_ column: Int) throws(SQLError) -> String {
        try require(column, is: SQLITE_TEXT)
        guard let bytes = sqlite3_column_text(handle, Int32(column)) else { throw SQLError(.fault, "out of memory") }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func blob(_ column: Int) throws(SQLError) -> [UInt8] {
        Array(try bytes(column))
    }

    func appendBlob(_ column: Int, to buffer: inout [UInt8]) throws(SQLError) {
        buffer.append(contentsOf: try bytes(column))
    }

    private func bytes(_ column: Int) throws(SQLError) -> UnsafeRawBufferPointer {
        try require(column, is: SQLITE_BLOB)
        let start = sqlite3_column_blob(handle, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
    }

    private func require(_ column: Int, is type: Int32) throws(SQLError) {
        guard sqlite3_column_type(handle, Int32(column)) == type else {
            throw SQLError(.fault, "column \(column) has not the type it is read as")
        }
    }
}
