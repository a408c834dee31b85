import FoundationEssentials

/// Any JSON value, for messages whose form is not ours to decide. What is absent or of another kind reads as `nil`.
public enum JSONValue: Decodable, Sendable {
    /// Members by name.
    case object([String: JSONValue])
    /// Elements.
    case array([JSONValue])
    /// A text.
    case string(String)
    /// A number.
    case number(Double)
    /// A Boolean.
    case bool(Bool)
    /// Nothing.
    case null

    /// The value of a JSON text; `nil` when it is none.
    public static func parse(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// Reads any JSON value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// The member of an object.
    public subscript(name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// The text of a string that is not empty.
    public var text: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// A number.
    public var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The elements of an array; a value alone counts as an array of one.
    public var elements: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }
}
