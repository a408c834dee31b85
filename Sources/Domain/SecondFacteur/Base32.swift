/// Base32 without padding. Source: RFC 4648 §6.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The text of some bytes: 8 characters for 5 bytes.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var (value, bits) = (0, 0)
        for byte in bytes {
            value = (value << 8 | Int(byte)) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[value >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[value << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}
