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
        areDigits(text) ? text.utf8.map { $0 - 0x30 } : nil
    }

    /// Whether a text is made of ASCII digits only; the empty one is.
    public static func areDigits(_ text: some StringProtocol) -> Bool {
        // One call for all the bytes: the type of the text is not known here.
        text.utf8.withContiguousStorageIfAvailable { areDigits($0) } ?? text.utf8.allSatisfy(isDigit)
    }

    private static func areDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.allSatisfy(isDigit) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
