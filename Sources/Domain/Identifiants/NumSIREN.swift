/// The number of a company in the SIRENE register: 9 digits with a Luhn key.
///
/// Source: INSEE, SIRENE.
public struct NumSIREN: IdentifiantOfficiel {
    /// The 9 digits.
    public let description: String

    /// A number whose length and key are right; `nil` otherwise.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 9, let digits = Luhn.digits(text) else { return nil }
        guard Luhn.accepts(digits) else { return nil }
        description = String(text)
    }
}
