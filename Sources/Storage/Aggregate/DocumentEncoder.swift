/// Writes Codable values as JSON texts in one pass, without building a tree: an import stores a million documents.
///
/// What `JSONDecoder` reads back is equal. Numbers that are not finite throw. Its memory is used again for each value.
final class DocumentEncoder {
    private let buffer = JSONBuffer()

    /// The JSON text of a value.
    func encode(_ value: some Encodable) throws -> String {
        buffer.removeAll()
        try buffer.write(value)
        return buffer.text
    }
}

/// The bytes written so far.
final class JSONBuffer {
    private var bytes: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 4096)
    private var count = 0
    /// The encoders of the values under way, outermost first, then those of former values, to be used again.
    private var encoders: [ValueEncoder] = []
    private var depth = 0

    deinit {
        bytes.deallocate()
    }

    /// What was written.
    var text: String { String(decoding: bytes[..<count], as: UTF8.self) }

    /// Forgets what was written, and the encoders of a value that threw.
    func removeAll() {
        count = 0
        if depth > 0 { encoders = [] }
        depth = 0
    }

    func append(_ byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count += 1
    }

    func append(literal text: StaticString) {
        text.withUTF8Buffer { append($0) }
    }

    func write(integer: some FixedWidthInteger) {
        append(raw: String(integer))
    }

    func write(number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "not finite"))
        }
        append(raw: String(number))
    }

    /// Writes a quoted text. Source: RFC 8259 §7.
    func write(text: String) {
        var text = text
        append(0x22)
        text.withUTF8 { utf8 in
            if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
                for byte in utf8 { appendEscaped(byte) }
            } else {
                append(utf8)
            }
        }
        append(0x22)
    }

    /// Writes any value: what its `encode(to:)` opens is closed after it.
    func write(_ value: some Encodable) throws {
        if depth == encoders.count { encoders.append(ValueEncoder(self)) }
        let encoder = encoders[depth]
        depth += 1
        try value.encode(to: encoder)
        encoder.close()
        depth -= 1
    }

    private func append(raw text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private func append(_ added: UnsafeBufferPointer<UInt8>) {
        guard let source = added.baseAddress else { return }
        reserve(added.count)
        UnsafeMutableBufferPointer(rebasing: bytes[count...]).baseAddress?.update(from: source, count: added.count)
        count += added.count
    }

    private func reserve(_ room: Int) {
        guard count + room > bytes.count else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count * 2, count + room))
        _ = larger.update(fromContentsOf: bytes[..<count])
        bytes.deallocate()
        bytes = larger
    }

    private func appendEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            append(0x5C)
            append(byte)
        case 0..<0x20:
            append(literal: "\\u00")
            append(Self.hexadecimal[Int(byte >> 4)])
            append(Self.hexadecimal[Int(byte & 15)])
        default: append(byte)
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
