internal import Importers

/// One row to write: its 56 fields by column, and its bytes in the format of the register.
struct LigneRPPS {
    private var fields = [String](repeating: "", count: RPPS.Column.allCases.count)

    subscript(column: RPPS.Column) -> String {
        get { fields[column.rawValue] }
        set { fields[column.rawValue] = newValue }
    }

    /// The fields, each followed by the separator, and a line end.
    var bytes: [UInt8] { Self.line(fields) }

    /// The line of the official column names.
    static var header: [UInt8] { line(RPPS.Column.allCases.map(\.name)) }

    private static func line(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            bytes.append(contentsOf: field.utf8)
            bytes.append(0x7C)
        }
        bytes.append(0x0A)
        return bytes
    }
}
