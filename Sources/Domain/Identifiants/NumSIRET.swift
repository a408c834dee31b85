/// The number of an establishment of a company in the SIRENE register: 14 digits with a Luhn key.
///
/// Source: INSEE, SIRENE. Establishments of La Poste (356000000) have a sum of digits divisible by 5 instead.
public struct NumSIRET: IdentifiantOfficiel {
    /// The 14 digits.
    public let description: String

    /// A number whose length and key are right; `nil` otherwise.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 14, let digits = Luhn.digits(text) else { return nil }
        let laPoste = text.hasPrefix("356000000") && digits.reduce(0, { $0 + Int($1) }).isMultiple(of: 5)
        guard Luhn.accepts(digits) || laPoste else { return nil }
        description = String(text)
    }
}
