/// Encodes one value; remembers the container that the value opened, to close it.
final class ValueEncoder: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    fileprivate let output: DocumentEncoder
    private var closing: UInt8?
    private var isEmpty = true
    private var nested: ValueEncoder?

    init(_ output: DocumentEncoder) {
        self.output = output
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
        SingleContainer(output: output)
    }

    /// Ends what the value opened.
    func close() {
        nested?.close()
        if let closing { output.append(closing) }
    }

    /// Begins a member or an element.
    fileprivate func separate() {
        nested?.close()
        nested = nil
        if !isEmpty { output.append(0x2C) }
        isEmpty = false
    }

    /// The encoder of a container opened by hand inside this one; closed at the next member, or with this one.
    fileprivate func nest() -> ValueEncoder {
        let encoder = ValueEncoder(output)
        nested = encoder
        return encoder
    }

    private func open(_ opening: UInt8, closedBy closing: UInt8) {
        guard self.closing == nil else { return }
        output.append(opening)
        self.closing = closing
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) -> DocumentEncoder {
        encoder.separate()
        encoder.output.write(text: key.stringValue)
        encoder.output.append(0x3A)
        return encoder.output
    }

    func encodeNil(forKey key: Key) { begin(key).append("null") }
    func encode(_ value: Bool, forKey key: Key) { begin(key).append(value ? "true" : "false") }
    func encode(_ value: String, forKey key: Key) { begin(key).write(text: value) }
    func encode(_ value: Int, forKey key: Key) { begin(key).append(String(value)) }
    func encode(_ value: Int64, forKey key: Key) { begin(key).append(String(value)) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try begin(key).write(value) }

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

    private mutating func begin() -> DocumentEncoder {
        encoder.separate()
        count += 1
        return encoder.output
    }

    mutating func encodeNil() { begin().append("null") }
    mutating func encode(_ value: some Encodable) throws { try begin().write(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
        nest().container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nest().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { nest() }

    private mutating func nest() -> ValueEncoder {
        _ = begin()
        return encoder.nest()
    }
}

private struct SingleContainer: SingleValueEncodingContainer {
    let output: DocumentEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { output.append("null") }
    func encode(_ value: Bool) { output.append(value ? "true" : "false") }
    func encode(_ value: String) { output.write(text: value) }
    func encode(_ value: Double) throws { try output.write(number: value) }
    func encode(_ value: Float) throws { try output.write(number: Double(value)) }
    func encode(_ value: Int) { output.append(String(value)) }
    func encode(_ value: Int8) { output.append(String(value)) }
    func encode(_ value: Int16) { output.append(String(value)) }
    func encode(_ value: Int32) { output.append(String(value)) }
    func encode(_ value: Int64) { output.append(String(value)) }
    func encode(_ value: UInt) { output.append(String(value)) }
    func encode(_ value: UInt8) { output.append(String(value)) }
    func encode(_ value: UInt16) { output.append(String(value)) }
    func encode(_ value: UInt32) { output.append(String(value)) }
    func encode(_ value: UInt64) { output.append(String(value)) }
    func encode(_ value: some Encodable) throws { try output.write(value) }
}
