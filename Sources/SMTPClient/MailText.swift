import Domain

/// Texts and dates as ASCII, for messages.
enum MailText {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// A date of a header: `Wed, 25 Nov 2026 09:05:00 +0000`. Source: RFC 5322 §3.3.
    static func date(_ instant: Instant) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let text = instant.iso8601
        guard let day = JourCivil(iso8601: text.prefix(10)) else { return text }
        let time = text.dropFirst(11).prefix(8)
        return "\(days[day.jourSemaine - 1]), \(day.jour) \(months[day.mois - 1]) \(day.annee) \(time) +0000"
    }

    /// A text of a header: as it is when it is short ASCII, else as encoded words on lines of their own. Nothing in it can end
    /// the header. Source: RFC 2047 §2 and §4.2.
    static func words(_ text: String) -> String {
        if text.utf8.count <= 60, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !text.contains("=?") {
            return text
        }
        var words = [""]
        for scalar in text.unicodeScalars {
            let encoded = String(scalar).utf8.reduce(into: "") { $0 += encodedWord(byte: $1) }
            if words[words.count - 1].utf8.count + encoded.utf8.count > 48 { words.append("") }
            words[words.count - 1] += encoded
        }
        return words.map { "=?UTF-8?Q?\($0)?=" }.joined(separator: "\r\n ")
    }

    private static func encodedWord(byte: UInt8) -> String {
        switch byte {
        case 0x20: "_"
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
        default: escaped(byte)
        }
    }

    /// A text whose lines are ended by `\n`, as lines of 76 bytes at most ended by CR LF. Source: RFC 2045 §6.7.
    static func quotedPrintable(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line(Array($0.utf8)) }
            .joined(separator: "\r\n")
    }

    private static func line(_ bytes: [UInt8]) -> String {
        var done = ""
        var length = 0
        for (index, byte) in bytes.enumerated() {
            let isLastSpace = (byte == 0x20 || byte == 0x09) && index == bytes.count - 1
            let piece =
                byte == 0x3D || byte < 0x20 || byte > 0x7E || isLastSpace
                ? escaped(byte) : String(UnicodeScalar(byte))
            if length + piece.utf8.count > 75 {
                done += "=\r\n"
                length = 0
            }
            done += piece
            length += piece.utf8.count
        }
        return done
    }

    private static func escaped(_ byte: UInt8) -> String {
        String(decoding: [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }
}
