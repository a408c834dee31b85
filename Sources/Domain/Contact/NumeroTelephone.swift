/// Phone numbers as people type them. Source: French national numbering plan (Arcep), ITU E.164.
public enum NumeroTelephone {
    /// The regular writing of a number: ten digits `0474454647` for France and overseas departments, `+` and digits for
    /// other countries. `nil` when it is no valid contact number (short numbers are not).
    ///
    /// Accepts any space, dots, dashes, slashes, `+33 (0)4…`, `0033…`.
    public static func normalise(_ text: some StringProtocol) -> String? {
        var digits = ""
        for scalar in String(text).unicodeScalars where !isSeparator(scalar) { digits.unicodeScalars.append(scalar) }
        if digits.hasPrefix("+") { return international(digits.dropFirst()) }
        return digits.hasPrefix("00") ? international(digits.dropFirst(2)) : national(digits)
    }

    /// `04 74 45 46 47`; other writings are shown as they are.
    public static func display(_ number: String) -> String {
        guard number.utf8.count == 10, Luhn.areDigits(number) else { return number }
        return stride(from: 0, to: 10, by: 2).map { start in
            number.dropFirst(start).prefix(2)
        }.joined(separator: "\u{A0}")
    }

    /// Whether a regular national number is of a mobile: 06, 07 and the overseas 069.
    public static func estMobile(_ number: String) -> Bool {
        number.hasPrefix("06") || number.hasPrefix("07")
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "+": false
        case " ", ".", "-", "/", "(", ")", "\u{2010}", "\u{2011}", "\u{2013}": true
        default: scalar.properties.isWhitespace
        }
    }

    private static func national(_ text: String) -> String? {
        guard text.utf8.count == 10, text.hasPrefix("0"), !text.hasPrefix("00"), Luhn.areDigits(text) else {
            return nil
        }
        return text
    }

    private static func international(_ text: some StringProtocol) -> String? {
        guard (8...15).contains(text.utf8.count), Luhn.areDigits(text) else { return nil }
        let french = ["33", "590", "594", "596", "262"].first { text.hasPrefix($0) }
        guard let french else { return text.hasPrefix("0") ? nil : "+" + text }
        let local = text.dropFirst(french.count)
        return national(local.hasPrefix("0") ? String(local) : "0" + local)
    }
}
