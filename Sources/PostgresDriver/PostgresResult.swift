import CPostgres
import SQL

/// What the server answered to one statement; freed with the value.
final class PostgresResult {
    let handle: OpaquePointer

    /// - Throws: the server's error, or the connection's when there is no answer.
    init(_ handle: OpaquePointer?, from connection: OpaquePointer?) throws(SQLError) {
        guard let handle else { throw SQLError(lost: connection) }
        switch PQresultStatus(handle) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_EMPTY_QUERY:
            self.handle = handle
        default:
            defer { PQclear(handle) }
            throw SQLError(result: handle, from: connection)
        }
    }

    deinit {
        PQclear(handle)
    }

    /// How many rows the statement changed; 0 when it changes none by nature.
    var changedRows: Int {
        PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The name of the command that was done: `COMMIT`, `ROLLBACK`…
    var command: String {
        PQcmdStatus(handle).map { String(cString: $0) } ?? ""
    }

    func forEachRow(_ body: (any SQLRow) throws -> Void) rethrows {
        for number in 0..<PQntuples(handle) {
            try body(PostgresRow(handle: handle, number: number))
        }
    }
}
