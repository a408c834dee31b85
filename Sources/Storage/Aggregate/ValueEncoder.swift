/// Encodes one value into a buffer; remembers the container that the value opened, to close it.
final class ValueEncoder: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    /// Outlives the encoder, which it keeps.
    unowned(unsafe) let buffer: JSONBuffer
    private var closing: UInt8?
    private var isEmpty = true
    private var nested: ValueEncoder?

    init(_ buffer: JSONBuffer) {
        self.buffer = buffer
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        open(0x7B, closedBy: 0x7D)
        return KeyedEncodingContainer(KeyedContainer<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        open(0x5B, closedBy: 0x5D)
        return UnkeyedContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleContainer(buffer: buffer)
    }

    /// Ends what the value opened.
    func close() {
        nested?.close()
        nested = nil
        if let closing { buffer.append(closing) }
        closing = nil
        isEmpty = true
    }

    /// Begins a member or an element.
    func separate() {
        nested?.close()
        nested = nil
        if !isEmpty { buffer.append(0x2C) }
        isEmpty = false
    }

    /// The encoder of a container opened by hand inside this one; closed at the next member, or with this one.
    func nest() -> ValueEncoder {
        let encoder = ValueEncoder(buffer)
        nested = encoder
        return encoder
    }

    private func open(_ opening: UInt8, closedBy closing: UInt8) {
        guard self.closing == nil else { return }
        buffer.append(opening)
        self.closing = closing
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) -> JSONBuffer {
        encoder.separate()
        encoder.buffer.write(text: key.stringValue)
        encoder.buffer.append(0x3A)
        return encoder.buffer
    }

    func encodeNil(forKey key: Key) { begin(key).append(literal: "null") }
    func encode(_ value: Bool, forKey key: Key) { begin(key).append(literal: value ? "true" : "false") }
    func encode(_ value: String, forKey key: Key) { begin(key).write(text: value) }
    func encode(_ value: Double, forKey key: Key) throws { try begin(key).write(number: value) }
    func encode(_ value: Int, forKey key: Key) { begin(key).write(integer: value) }
    func encode(_ value: Int64, forKey key: Key) { begin(key).write(integer: value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try begin(key).write(value) }
    func encodeIfPresent(_ value: Bool?, forKey key: Key) { if let value { encode(value, forKey: key) } }
    func encodeIfPresent(_ value: String?, forKey key: Key) { if let value { encode(value, forKey: key) } }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws { if let value { try encode(value, forKey: key) } }
    func encodeIfPresent(_ value: Int?, forKey key: Key) { if let value { encode(value, forKey: key) } }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) { if let value { encode(value, forKey: key) } }
    func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        nest(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nest(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder }
    func superEncoder(forKey key: Key) -> any Encoder { nest(key) }

    private func nest(_ key: Key) -> ValueEncoder {
        _ = begin(key)
        return encoder.nest()
    }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { [] }
    private(set) var count = 0

    init(encoder: ValueEncoder) {
        self.encoder = encoder
    }

    private mutating func begin() -> JSONBuffer {
        encoder.separate()
        count += 1
        return encoder.buffer
    }

    mutating func encodeNil() { begin().append(literal: "null") }
    mutating func encode(_ value: Bool) { begin().append(literal: value ? "true" : "false") }
    mutating func encode(_ value: String) { begin().write(text: value) }
    mutating func encode(_ value: Double) throws { try begin().write(number: value) }
    mutating func encode(_ value: some Encodable) throws { try begin().write(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
        _ = begin()
        return encoder.nest().container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        _ = begin()
        return encoder.nest().unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        _ = begin()
        return encoder.nest()
    }
}

private struct SingleContainer: SingleValueEncodingContainer {
    let buffer: JSONBuffer
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { buffer.append(literal: "null") }
    func encode(_ value: Bool) { buffer.append(literal: value ? "true" : "false") }
    func encode(_ value: String) { buffer.write(text: value) }
    func encode(_ value: Double) throws { try buffer.write(number: value) }
    func encode(_ value: Float) throws { try buffer.write(number: Double(value)) }
    func encode(_ value: Int) { buffer.write(integer: value) }
    func encode(_ value: Int8) { buffer.write(integer: value) }
    func encode(_ value: Int16) { buffer.write(integer: value) }
    func encode(_ value: Int32) { buffer.write(integer: value) }
    func encode(_ value: Int64) { buffer.write(integer: value) }
    func encode(_ value: UInt) { buffer.write(integer: value) }
    func encode(_ value: UInt8) { buffer.write(integer: value) }
    func encode(_ value: UInt16) { buffer.write(integer: value) }
    func encode(_ value: UInt32) { buffer.write(integer: value) }
    func encode(_ value: UInt64) { buffer.write(integer: value) }
    func encode(_ value: some Encodable) throws { try buffer.write(value) }
}
