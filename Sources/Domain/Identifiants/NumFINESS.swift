/// A number of the FINESS register, of a site (ET) or of a legal entity (EJ): 9 characters with a Luhn key.
///
/// Corsican numbers keep their letter (`2A…`, `2B…`), read as 1 and 2 by the key. Source: FINESS register.
public struct NumFINESS: IdentifiantOfficiel {
    /// The nine characters.
    public let description: String

    /// A number whose length and key are right; `nil` otherwise.
    public init?(_ text: some StringProtocol) {
        var digits = Array(text.utf8)
        guard digits.count == 9 else { return nil }
        if digits[0] == 0x32, digits[1] == 0x41 || digits[1] == 0x42 { digits[1] = digits[1] == 0x41 ? 0x31 : 0x32 }
        guard let values = Luhn.digits(String(decoding: digits, as: UTF8.self)), Luhn.accepts(values) else {
            return nil
        }
        description = String(text)
    }
}
