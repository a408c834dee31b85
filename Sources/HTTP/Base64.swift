/// Base64 with padding, as header fields carry it. Source: RFC 4648 §4.
public enum Base64 {
    /// The bytes of a text; `nil` for another alphabet, a wrong padding or bits left over.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count % 4 == 0 else { return nil }
        let padding = characters.reversed().prefix { $0 == 0x3D }.count
        guard padding <= 2 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        var bits = 0
        var value = 0
        for character in characters.dropLast(padding) {
            guard let digit = digit(character) else { return nil }
            value = (value << 6 | digit) & 0xFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(value >> bits & 255))
        }
        return value & ((1 << bits) - 1) == 0 ? bytes : nil
    }

    private static func digit(_ character: UInt8) -> Int? {
        switch character {
        case 0x41...0x5A: Int(character) - 0x41
        case 0x61...0x7A: Int(character) - 0x61 + 26
        case 0x30...0x39: Int(character) - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
