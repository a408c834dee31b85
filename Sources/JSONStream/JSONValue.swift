/// A value of a JSON text.
public indirect enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number, as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The object that a whole text writes; of a member that comes twice, the last one, of an array that does, all its elements.
    ///
    /// Throws `JSONStreamError` when the text is no JSON object.
    public init(parsing text: [UInt8]) throws {
        var rest = [[], text]
        let stream = JSONStream { rest.popLast() ?? [] }
        var members: [String: JSONValue] = [:]
        while let (name, value, isElement) = try stream.next() {
            members[name] = isElement ? .array((members[name]?.array ?? []) + [value]) : value
        }
        self = .object(members)
    }

    /// The member of an object; `nil` when it is no object or has no such member.
    public subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// A text without the spaces around it, or the writing of a number; `nil` when it is empty or of another kind.
    public var string: String? {
        switch self {
        case .number(let text): return text
        case .string(let text):
            let start = text.drop { $0 == " " }
            let kept = start.reversed().drop { $0 == " " }
            return kept.isEmpty ? nil : String(kept.reversed())
        default: return nil
        }
    }

    /// The elements of an array; none when it is of another kind.
    public var array: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// A Boolean; `nil` when it is of another kind.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }
}
