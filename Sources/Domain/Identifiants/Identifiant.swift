/// The technical identifier of an aggregate: a positive number, unique over all aggregates, never reused.
///
/// It is the `id` of the FHIR resource, in decimal.
public struct Identifiant: RawRepresentable, Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    public let rawValue: Int64

    /// An identifier from its number.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// An identifier from its decimal writing without sign nor leading zero; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        guard let number = Int64(text), number > 0, String(number) == text else { return nil }
        rawValue = number
    }

    /// The decimal writing.
    public var description: String { String(rawValue) }

    public static func < (left: Identifiant, right: Identifiant) -> Bool { left.rawValue < right.rawValue }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
