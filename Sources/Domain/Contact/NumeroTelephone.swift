/// Phone numbers as people type them. Source: French national numbering plan (Arcep), ITU E.164.
public enum NumeroTelephone {
    /// The regular writing of a number: ten digits `0474454647` for France and overseas departments, `+` and digits for
    /// other countries. `nil` when it is no valid contact number (short numbers are not).
    ///
    /// Accepts spaces, dots, dashes, `+33 (0)4…`, `0033…`.
    public static func normalise(_ text: some StringProtocol) -> String? {
        let spaced = text.utf8.filter { ![0x20, 0x2E, 0x2D, 0x2F, 0x28, 0x29].contains($0) }
        var digits = String(decoding: spaced, as: UTF8.self).replacing("\u{A0}", with: "").replacing(
            "\u{202F}", with: "")
        if digits.hasPrefix("00") { digits = "+" + digits.dropFirst(2) }
        if digits.hasPrefix("+") { return international(digits.dropFirst()) }
        guard digits.utf8.count == 10, digits.hasPrefix("0"), !digits.hasPrefix("00"), Luhn.digits(digits) != nil
        else { return nil }
        return digits
    }

    /// `04 74 45 46 47`; other writings are shown as they are.
    public static func affichage(_ number: String) -> String {
        guard number.utf8.count == 10, Luhn.digits(number) != nil else { return number }
        return stride(from: 0, to: 10, by: 2).map { start in
            number.dropFirst(start).prefix(2)
        }.joined(separator: "\u{A0}")
    }

    /// Whether a regular national number is of a mobile: 06, 07 and the overseas 069.
    public static func estMobile(_ number: String) -> Bool {
        number.hasPrefix("06") || number.hasPrefix("07")
    }

    private static func international(_ text: some StringProtocol) -> String? {
        guard (8...15).contains(text.utf8.count), Luhn.digits(text) != nil else { return nil }
        let french = ["33", "590", "594", "596", "262"].first { text.hasPrefix($0) }
        guard let french else { return text.hasPrefix("0") ? nil : "+" + text }
        let local = text.dropFirst(french.count)
        let national = local.hasPrefix("0") ? String(local) : "0" + local
        return national.utf8.count == 10 ? national : nil
    }
}
