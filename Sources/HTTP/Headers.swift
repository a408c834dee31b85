/// Header fields in the order of the message; names compare without case, a name may appear several times.
///
/// Source: RFC 9110 §5.
public struct Headers: Sendable, Equatable {
    /// One header field, as written.
    public struct Field: Sendable, Equatable {
        /// The field name, as written.
        public var name: String
        /// The field value, without surrounding white space.
        public var value: String
    }

    /// The fields, in order.
    public private(set) var fields: [Field]

    /// Fields from name and value pairs.
    public init(_ pairs: [(String, String)] = []) {
        fields = pairs.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value of a field, `nil` when absent; setting replaces every value of that name.
    public subscript(name: String) -> String? {
        get { fields.first { Self.same($0.name, name) }?.value }
        set {
            fields.removeAll { Self.same($0.name, name) }
            if let newValue { fields.append(Field(name: name, value: newValue)) }
        }
    }

    /// Every value of a field, in order.
    public func values(_ name: String) -> [String] {
        fields.filter { Self.same($0.name, name) }.map(\.value)
    }

    /// Adds a field and keeps those of the same name (`Set-Cookie`).
    public mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Adds fields and keeps those of the same names.
    public mutating func add(_ others: Headers) {
        fields += others.fields
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        let left = left.utf8
        let right = right.utf8
        return left.count == right.count && zip(left, right).allSatisfy { lowercase($0) == lowercase($1) }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (65...90).contains(byte) ? byte + 32 : byte
    }
}
