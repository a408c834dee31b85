/// The codes that stand for a lost telephone, each once: 16 characters of Base32 (80 bits), shown in groups of four.
public enum CodeSecours {
    /// Codes given at once.
    public static let nombre = 10
    /// Bytes of a code.
    public static let octets = 10
    private static let caracteres = 16

    /// A code as it is shown: `ABCD-EFGH-IJKL-MNOP`.
    public static func texte(_ bytes: [UInt8]) -> String {
        let code = Base32.encode(bytes)
        return stride(from: 0, to: code.count, by: 4)
            .map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// A typed code as it is compared, whatever its case, its dashes and its spaces; 0, 1 and 8, which no code has, are read as
    /// the letters O, I and B. `nil` when it cannot be a code.
    public static func normalise(_ typed: String) -> String? {
        let kept = typed.uppercased().filter { !$0.isWhitespace && !"-–—‑".contains($0) }.map { letter -> Character in
            switch letter {
            case "0": "O"
            case "1": "I"
            case "8": "B"
            default: letter
            }
        }
        let known = kept.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains($0) }
        return kept.count == caracteres && known ? String(kept) : nil
    }
}
