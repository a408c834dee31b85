/// A value bound to a placeholder or loaded into a column.
public enum SQLValue: Sendable, Equatable {
    /// The absence of value.
    case null
    /// A signed integer of 64 bits; Booleans are stored as 0 and 1.
    case integer(Int64)
    /// A double-precision number.
    case real(Double)
    /// A text in UTF-8, without the character U+0000.
    case text(String)
    /// Raw bytes.
    case blob([UInt8])
}

extension SQLValue {
    /// An integer, or null.
    public init(_ value: Int64?) {
        self = value.map(SQLValue.integer) ?? .null
    }

    /// A number, or null.
    public init(_ value: Double?) {
        self = value.map(SQLValue.real) ?? .null
    }

    /// A text, or null.
    public init(_ value: String?) {
        self = value.map(SQLValue.text) ?? .null
    }

    /// Bytes, or null.
    public init(_ value: [UInt8]?) {
        self = value.map(SQLValue.blob) ?? .null
    }

    /// A Boolean as 0 or 1.
    public init(_ value: Bool) {
        self = .integer(value ? 1 : 0)
    }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    /// An integer written in the code.
    public init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    /// A text written in the code.
    public init(stringLiteral value: String) {
        self = .text(value)
    }

    /// A null written in the code.
    public init(nilLiteral: ()) {
        self = .null
    }
}
