import SQL

/// A statement whose placeholders `$1`, `$2`… are written `?1`, `?2`…: SQLite finds a number at once, and looks for a name among all
/// those that it met before.
struct NumberedPlaces {
    /// The text for SQLite.
    let sql: String
    /// How many placeholders there are.
    let count: Int

    /// - Throws: `SQLError.Code.syntax` when the numbers are not 1, 2, 3… in any order.
    init(_ text: String) throws(SQLError) {
        var bytes = Array(text.utf8)
        var numbers: Set<Int> = []
        var quote: UInt8?
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "$") {
                bytes[position - 1] = UInt8(ascii: "?")
                numbers.insert(Self.number(bytes, &position))
            }
        }
        count = numbers.count
        guard count == 0 || (numbers.min() == 1 && numbers.max() == count) else {
            throw SQLError(.syntax, "placeholders are not $1 to $\(count)")
        }
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// Reads digits; 0 when there is none, as for a number that is too large.
    private static func number(_ bytes: [UInt8], _ position: inout Int) -> Int {
        var number = 0
        while position < bytes.count, bytes[position] >= 48, bytes[position] < 58 {
            number = number < 1_000_000 ? number * 10 + Int(bytes[position] - 48) : 0
            position += 1
        }
        return number
    }
}
