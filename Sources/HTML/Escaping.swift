/// Escaping of text for element content and for quoted attribute values.
///
/// Source: WHATWG HTML §13.3; the two quotes are escaped as well so that one rule serves both places.
enum Escaping {
    static func escape(_ value: some StringProtocol) -> String {
        guard value.utf8.contains(where: isSpecial) else { return String(value) }
        var out = ""
        out.reserveCapacity(value.utf8.count + 16)
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
    }
}
