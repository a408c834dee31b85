import SQL

/// Rows in PostgreSQL's binary COPY format.
///
/// Source: PostgreSQL 15 documentation, COPY, "Binary Format".
struct CopyBuffer {
    private(set) var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    mutating func append(_ row: [SQLValue]) {
        appendBigEndian(Int16(row.count))
        for value in row { append(value) }
    }

    mutating func end() {
        appendBigEndian(Int16(-1))
    }

    /// Gives the bytes gathered so far, and starts again without them.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null:
            appendBigEndian(Int32(-1))
        case .integer(let integer):
            appendBigEndian(Int32(8))
            appendBigEndian(integer)
        case .real(let real):
            appendBigEndian(Int32(8))
            appendBigEndian(real.bitPattern)
        case .text(let text):
            appendBigEndian(Int32(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            appendBigEndian(Int32(blob.count))
            bytes.append(contentsOf: blob)
        }
    }

    private mutating func appendBigEndian(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
