/// Writes Codable values as JSON bytes in one pass, without building a tree: an import stores a million documents.
///
/// What `JSONDecoder` reads back is equal. Numbers that are not finite throw.
struct DocumentEncoder {
    /// The JSON text of a value, as UTF-8 bytes.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let buffer = JSONBuffer()
        try buffer.write(value)
        return buffer.bytes
    }
}

/// The bytes written so far.
final class JSONBuffer {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(512)
    }

    func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    func append(literal text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    func write(integer: some FixedWidthInteger) {
        var text = String(integer)
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    func write(number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "not finite"))
        }
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes a quoted text. Source: RFC 8259 §7.
    func write(text: String) {
        var text = text
        bytes.append(0x22)
        text.withUTF8 { utf8 in
            guard utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
                bytes.append(contentsOf: utf8)
                return
            }
            for byte in utf8 { appendEscaped(byte) }
        }
        bytes.append(0x22)
    }

    /// Writes any value: what its `encode(to:)` opens is closed after it.
    func write(_ value: some Encodable) throws {
        let encoder = ValueEncoder(self)
        try value.encode(to: encoder)
        encoder.close()
    }

    private func appendEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            bytes.append(0x5C)
            bytes.append(byte)
        case 0..<0x20:
            append(literal: "\\u00")
            bytes.append(Self.hexadecimal[Int(byte >> 4)])
            bytes.append(Self.hexadecimal[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
