import FoundationEssentials

/// Aggregates as JSON texts.
enum Document {
    static func encode(_ value: some Encodable) throws -> String {
        try DocumentEncoder().encode(value)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
