/// The number of a professional in the RPPS: 11 digits, the last one a Luhn key.
///
/// Source: RPPS, national extractions; the key is checked by `cleValide` and never refused, since test identities of
/// the agency do not all satisfy it.
public struct NumRPPS: IdentifiantOfficiel {
    /// The eleven digits.
    public let description: String

    /// A number of eleven digits; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 11, Luhn.areDigits(text) else { return nil }
        description = String(text)
    }

    /// Whether the eleven digits satisfy the Luhn key.
    public var cleValide: Bool { Luhn.digits(description).map { Luhn.accepts($0) } ?? false }
}
