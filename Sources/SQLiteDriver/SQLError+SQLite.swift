import CSQLite
import SQL

extension SQLError {
    /// The failure of the last call on a connection. SQLite's messages name tables and columns, never bound values.
    init(sqlite code: Int32, on database: OpaquePointer?) {
        let extended = database.map { sqlite3_extended_errcode($0) } ?? code
        let text = (database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)).map { String(cString: $0) }
        self.init(Self.category(of: code & 0xFF), text ?? "unknown error", engineCode: "SQLite \(extended)")
    }

    private static func category(of code: Int32) -> Code {
        switch code {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG: .constraint
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .unavailable
        // A damaged file, and a statement that took too long.
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_INTERRUPT: .unavailable
        case SQLITE_ERROR: .syntax
        default: .fault
        }
    }
}
