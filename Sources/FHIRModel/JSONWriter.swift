/// Writes JSON bytes in order: what does not exist is not written (FHIR has neither `null` nor empty lists).
///
/// Source: RFC 8259; http://hl7.org/fhir/R4/json.html.
public struct JSONWriter: Sendable {
    /// The bytes written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// Where in `bytes` a date is to be inserted, when one was left open.
    public private(set) var openDate: Int?
    private var needsComma = false

    /// An empty writer.
    public init() {
        bytes.reserveCapacity(4096)
    }

    /// The bytes of one value.
    public static func bytes(of value: some JSONWritable) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(value)
        return writer.bytes
    }

    /// The bytes of a resource before and after the date of `meta.lastUpdated`.
    public static func parts(of resource: some Resource) -> (head: [UInt8], tail: [UInt8]) {
        var writer = JSONWriter()
        writer.value(resource)
        let place = writer.openDate ?? writer.bytes.count
        return (Array(writer.bytes[..<place]), Array(writer.bytes[place...]))
    }

    /// Writes an object, with the fields that `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(0x7B)
        body(&self)
        close(0x7D)
    }

    /// Writes a field whose value is a text, unless it is absent.
    public mutating func field(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }

    /// Writes a field whose value is a date that is not known yet: an empty text, whose place is `openDate`.
    public mutating func openDateField(_ name: StaticString) {
        key(name)
        bytes.append(0x22)
        openDate = bytes.count
        bytes.append(0x22)
        needsComma = true
    }

    /// Writes a field whose value is `true` or `false`, unless it is absent.
    public mutating func field(_ name: StaticString, _ flag: Bool?) {
        guard let flag else { return }
        key(name)
        raw(flag ? "true" : "false")
    }

    /// Writes a field whose value is a whole number, unless it is absent.
    public mutating func field(_ name: StaticString, _ number: Int?) {
        guard let number else { return }
        key(name)
        bytes += String(number).utf8
        needsComma = true
    }

    /// Writes a field whose value is an object, unless it is absent.
    public mutating func field(_ name: StaticString, _ value: (some JSONWritable)?) {
        guard let value else { return }
        key(name)
        self.value(value)
    }

    /// Writes a field whose value is a list of objects, unless the list is empty.
    public mutating func field(_ name: StaticString, _ values: [some JSONWritable]) {
        guard !values.isEmpty else { return }
        key(name)
        open(0x5B)
        for value in values { self.value(value) }
        close(0x5D)
    }

    /// Writes a field whose value is a decimal number.
    public mutating func field(_ name: StaticString, _ number: Double) {
        field(name, written: Array("\(number)".utf8))
    }

    /// Writes a field whose value is a list of texts, unless the list is empty.
    public mutating func field(_ name: StaticString, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        key(name)
        open(0x5B)
        for text in texts {
            comma()
            string(text)
        }
        close(0x5D)
    }

    /// Writes a field whose value is a list of JSON values already written, even when it is empty.
    public mutating func field(_ name: StaticString, written values: [[UInt8]]) {
        key(name)
        open(0x5B)
        for value in values {
            comma()
            bytes += value
            needsComma = true
        }
        close(0x5D)
    }

    /// Writes a field whose value is JSON already written.
    public mutating func field(_ name: StaticString, written value: [UInt8]) {
        key(name)
        bytes += value
        needsComma = true
    }

    private mutating func value(_ value: some JSONWritable) {
        comma()
        object { value.write(to: &$0) }
    }

    private mutating func open(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    private mutating func key(_ name: StaticString) {
        comma()
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    /// Writes a text between quotes; line ends, tabs, quotes and backslashes are escaped, other control characters, which no text
    /// of FHIR may hold, are left out. Source: http://hl7.org/fhir/R4/datatypes.html#string.
    private mutating func string(_ text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x0D: bytes += [0x5C, 0x72]
            case 0x09: bytes += [0x5C, 0x74]
            case 0..<0x20: continue
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
        needsComma = true
    }
}
