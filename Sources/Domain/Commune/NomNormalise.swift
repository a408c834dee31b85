/// The form under which names of places and of people are compared: capitals, no accent, one space between words.
///
/// Ligatures are spread, hyphens and apostrophes are spaces, `ST` and `STE` are read `SAINT` and `SAINTE`.
public enum NomNormalise {
    /// The form of a name: `"Saint-Étienne"`, `"ST ETIENNE"` and `"st-étienne"` are all `"SAINT ETIENNE"`.
    public static func forme(_ name: some StringProtocol) -> String {
        var words: [String] = []
        var word = ""
        for scalar in name.unicodeScalars {
            if let folded = fold(scalar) {
                word += folded
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.map { $0 == "ST" ? "SAINT" : $0 == "STE" ? "SAINTE" : $0 }.joined(separator: " ")
    }

    /// Capital letters without accent of a letter or digit, nothing for an accent alone, `nil` for what separates words.
    private static func fold(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "0"..."9", "A"..."Z": return String(Character(scalar))
        case "a"..."z": return String(Character(scalar)).uppercased()
        case "œ", "Œ": return "OE"
        case "æ", "Æ": return "AE"
        case "ß": return "SS"
        case "\u{300}"..."\u{36F}": return ""
        default: return accents[scalar]
        }
    }

    private static let accents: [Unicode.Scalar: String] = {
        let groups = [
            ("A", "àâäáãåÀÂÄÁÃÅ"), ("C", "çÇ"), ("E", "éèêëÉÈÊË"), ("I", "îïíìÎÏÍÌ"), ("N", "ñÑ"),
            ("O", "ôöóòõøÔÖÓÒÕØ"),
            ("U", "ùûüúÙÛÜÚ"), ("Y", "ÿýŸÝ"),
        ]
        return groups.reduce(into: [:]) { table, group in
            for scalar in group.1.unicodeScalars { table[scalar] = group.0 }
        }
    }()
}
