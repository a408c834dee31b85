/// The check digit of RPPS, FINESS, SIREN and SIRET numbers. Source: ISO/IEC 7812-1, annex B.
public enum Luhn {
    /// Whether digits (0–9) satisfy the key: doubling every second digit from the right, the sum is a multiple of ten.
    public static func accepts(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        var sum = 0
        for (rank, digit) in digits.reversed().enumerated() {
            let weighted = rank.isMultiple(of: 2) ? Int(digit) : Int(digit) * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum.isMultiple(of: 10)
    }

    /// The digits of a text made of ASCII digits only, `nil` otherwise.
    public static func digits(_ text: some StringProtocol) -> [UInt8]? {
        var digits: [UInt8] = []
        for byte in text.utf8 {
            guard (0x30...0x39).contains(byte) else { return nil }
            digits.append(byte - 0x30)
        }
        return digits
    }
}
