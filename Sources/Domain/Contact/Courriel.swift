/// E-mail addresses. Source: RFC 5321 §4.1.2 for the parts in use; quoted local parts are not accepted.
public enum Courriel {
    /// The address without surrounding spaces and with its domain in small letters; `nil` when it is not an address.
    public static func normalise(_ text: some StringProtocol) -> String? {
        let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        let parts = String(trimmed).split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, isLocal(parts[0]), isDomain(parts[1]) else { return nil }
        return parts[0] + "@" + parts[1].lowercased()
    }

    private static func isLocal(_ part: Substring) -> Bool {
        let allowed = part.utf8.allSatisfy { byte in
            isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
        return (1...64).contains(part.utf8.count) && allowed && !part.hasPrefix(".") && !part.hasSuffix(".")
            && !part.contains("..")
    }

    /// Whether it is a name of the public DNS: the last label begins with a letter, so that no writing of an IP address is.
    static func isDomain(_ part: Substring) -> Bool {
        let labels = part.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && part.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
            } && labels.last.map { $0.utf8.count >= 2 && !Luhn.areDigits($0.prefix(1)) } ?? false
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
