/// An identifier given by a register: a text whose form is checked when it is made, stored and shown as it is.
public protocol IdentifiantOfficiel: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The identifier of a text, `nil` when the text has not the form of this register.
    init?(_ text: some StringProtocol)
}

extension IdentifiantOfficiel {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Self.self)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
