import CPostgres
import SQL

extension SQLError {
    /// The failure of a statement.
    ///
    /// The server's details and hints are dropped: they quote values. So are the messages of class 22 (data exception).
    init(result: OpaquePointer, from connection: OpaquePointer?) {
        guard let state = ror_pq_sqlstate(result).map({ String(cString: $0) }) else {
            self.init(lost: connection)
            return
        }
        let message = ror_pq_primary_message(result).map { String(cString: $0) } ?? "unknown error"
        let isQuotingValues = state.hasPrefix("22")
        self.init(
            Self.category(of: state), isQuotingValues ? "a value does not fit its type" : message,
            engineCode: "SQLSTATE \(state)")
    }

    /// The failure of the connection itself.
    init(lost connection: OpaquePointer?) {
        let text = PQerrorMessage(connection).map { String(cString: $0) } ?? "no connection"
        let line = text.split(separator: "\n").joined(separator: " ")
        let isLost = PQstatus(connection) != CONNECTION_OK
        self.init(isLost ? .unavailable : .fault, line.isEmpty ? "the connection was lost" : line)
    }

    private static func category(of state: String) -> Code {
        switch state {
        case "40001", "40P01": return .conflict
        case "55P03": return .busy
        case "25006", "57014", "3D000": return .unavailable
        default: break
        }
        switch state.prefix(2) {
        case "22", "23": return .constraint
        case "42": return .syntax
        case "08", "28", "53", "57": return .unavailable
        default: return .fault
        }
    }
}
