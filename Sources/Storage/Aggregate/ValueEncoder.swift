/// Encodes one value into a text; remembers the container that the value opened, to close it.
final class ValueEncoder: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    fileprivate let output: DocumentEncoder
    /// The end of the container that was opened.
    private var closing: UInt8?
    /// The number of members or elements so far.
    fileprivate private(set) var count = 0
    /// A container opened by hand inside this one, until the next member.
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

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleContainer(output: output) }

    /// Ends what the value opened.
    func close() {
        nested?.close()
        if let closing { output.append(closing) }
    }

    /// Begins a member, or an element without key.
    fileprivate func begin(_ key: String? = nil) -> DocumentEncoder {
        nested?.close()
        nested = nil
        if count > 0 { output.append(0x2C) }
        count += 1
        if let key {
            output.write(text: key)
            output.append(0x3A)
        }
        return output
    }

    /// The encoder of a container opened by hand inside this one, as a member or an element.
    fileprivate func nest(_ key: String? = nil) -> ValueEncoder {
        let encoder = ValueEncoder(begin(key))
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

    func encodeNil(forKey key: Key) { encoder.begin(key.stringValue).append("null") }
    func encode(_ value: String, forKey key: Key) { encoder.begin(key.stringValue).write(text: value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try encoder.begin(key.stringValue).write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder.nest(key.stringValue).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.nest(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.nest("super") }
    func superEncoder(forKey key: Key) -> any Encoder { encoder.nest(key.stringValue) }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { [] }
    var count: Int { encoder.count }

    func encodeNil() { encoder.begin().append("null") }
    func encode(_ value: some Encodable) throws { try encoder.begin().write(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.nest().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.nest().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder.nest() }
}

private struct SingleContainer: SingleValueEncodingContainer {
    let output: DocumentEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { output.append("null") }
    func encode(_ value: Bool) { output.append(value ? "true" : "false") }
    func encode(_ value: String) { output.write(text: value) }
    func encode(_ value: Double) throws { try output.write(number: value) }
    func encode(_ value: Float) throws { try output.write(number: Double(value)) }
    func encode(_ value: some FixedWidthInteger & Encodable) { output.append(String(value)) }
    func encode(_ value: some Encodable) throws { try output.write(value) }
}
