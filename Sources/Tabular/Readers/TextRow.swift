/// One record of a file: its fields as bytes, made text only when asked.
public struct TextRow: Sendable {
    /// The line where the record begins, 1 for the first line of the file.
    public internal(set) var line = 0
    /// The bytes of the whole record, its separators included.
    public internal(set) var bytes: [UInt8] = []
    /// The number of fields, the empty one after a trailing separator left out.
    public private(set) var count = 0
    /// Where the fields are; beyond `count`, room for other records.
    private(set) var ranges: [Range<Int>] = []

    /// Whether a field is empty or absent.
    public func isEmpty(_ column: Int) -> Bool {
        !has(column) || ranges[column].isEmpty
    }

    /// Whether a field is exactly this text.
    public func equals(_ column: Int, _ text: StaticString) -> Bool {
        guard has(column), ranges[column].count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { bytes[ranges[column]].elementsEqual($0) }
    }

    /// Adds the bytes of a field to a buffer, without the spaces around them, as `text` reads it; none beyond the last field.
    public func append(_ column: Int, to buffer: inout [UInt8]) {
        guard has(column) else { return }
        var (start, end) = (ranges[column].lowerBound, ranges[column].upperBound)
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        while start < end, bytes[start] == 0x20 { start += 1 }
        buffer.append(contentsOf: bytes[start..<end])
    }

    /// The number that a field of ASCII digits writes, at most 18 of them; `nil` for anything else.
    public func digits(_ column: Int) -> (value: Int64, count: Int)? {
        guard has(column), (1...18).contains(ranges[column].count) else { return nil }
        var value: Int64 = 0
        for position in ranges[column] {
            let byte = bytes[position]
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return (value, ranges[column].count)
    }

    /// The text of a field without the spaces around it; empty beyond the last field.
    ///
    /// What its characters are is not judged. Throws `InvalidText` when the bytes are not UTF-8.
    public func text(_ column: Int) throws(InvalidText) -> String {
        guard has(column) else { return "" }
        let range = ranges[column]
        let result = bytes.withUnsafeBufferPointer { Self.text(UnsafeBufferPointer(rebasing: $0[range])) }
        return try result.get()
    }

    /// The text of a field as `text`, or, when the bytes are not UTF-8, as Windows-1252: for files that were written both
    /// ways.
    public func legacyText(_ column: Int) -> String {
        if let text = try? text(column) { return text }
        var trimmed: [UInt8] = []
        append(column, to: &trimmed)
        var decoded = ""
        for byte in trimmed { decoded.unicodeScalars.append(Windows1252.scalar(byte)) }
        return decoded
    }

    /// The text of bytes without the spaces around them.
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<String, InvalidText> {
        var start = 0
        var end = bytes.count
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        while start < end, bytes[start] == 0x20 { start += 1 }
        var all: UInt8 = 0
        for position in start..<end { all |= bytes[position] }
        let field = UnsafeBufferPointer(rebasing: bytes[start..<end])
        // ASCII is always right, and made much faster without being validated.
        if all < 0x80 { return .success(String(decoding: field, as: UTF8.self)) }
        return String(validating: field, as: UTF8.self).map { .success($0) } ?? .failure(.notUTF8)
    }

    mutating func removeAll(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        count = 0
    }

    mutating func appendField(_ range: Range<Int>) {
        if count == ranges.count { ranges.append(range) } else { ranges[count] = range }
        count += 1
    }

    /// Becomes the fields of a line.
    mutating func set(_ line: UnsafeBufferPointer<UInt8>, line number: Int, separator: UInt8) {
        removeAll(line: number)
        bytes.append(contentsOf: line)
        var start = 0
        for position in line.indices where line[position] == separator {
            appendField(start..<position)
            start = position + 1
        }
        if start < line.count { appendField(start..<line.count) }
    }

    private func has(_ column: Int) -> Bool { column >= 0 && column < count }
}
