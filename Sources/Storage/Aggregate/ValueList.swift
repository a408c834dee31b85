import SQL

/// Long lists of values for `IN`, in few different lengths so that prepared statements are found again.
enum ValueList {
    private static let lengths = [1, 4, 16, 64, 256]

    /// Lists whose length is one of a few, filled up by repeating their last value.
    static func chunks(_ values: [SQLValue]) -> [[SQLValue]] {
        stride(from: 0, to: values.count, by: 256).map { start in
            let chunk = Array(values[start..<min(start + 256, values.count)])
            return padded(chunk)
        }
    }

    /// A list brought to the next length of the table by repeating its last value; as it is beyond the table.
    static func padded(_ values: [SQLValue]) -> [SQLValue] {
        guard let last = values.last, let length = lengths.first(where: { $0 >= values.count }) else { return values }
        return values + Array(repeating: last, count: length - values.count)
    }

    /// The placeholders of a list: `($1, $2, $3, $4)`, numbered from `first`.
    static func places(_ values: [SQLValue], from first: Int = 1) -> String {
        "(" + values.indices.map { "$\($0 + first)" }.joined(separator: ", ") + ")"
    }
}
