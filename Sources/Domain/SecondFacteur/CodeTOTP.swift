/// The codes that an application shows on a telephone: six digits, another every 30 seconds, from a shared secret.
///
/// Source: RFC 6238 (time) and RFC 4226 (digits), with HMAC-SHA-1, which every application knows.
public enum CodeTOTP {
    /// Digits of a code.
    public static let chiffres = 6
    /// Seconds for which a code is shown.
    public static let periode: Int64 = 30
    /// Steps by which the clock of the telephone may be early or late.
    public static let tolerance: Int64 = 1
    /// Bytes of a secret. Source: RFC 4226 §4, R6.
    public static let octetsSecret = 20

    /// The step of a moment: how many periods since 1970.
    public static func pas(_ moment: Instant) -> Int64 { moment.seconds / periode }

    /// The steps whose codes are taken at a moment, the present one first.
    public static func pasAcceptes(_ moment: Instant) -> [Int64] {
        let present = pas(moment)
        return [present] + (1...tolerance).flatMap { [present - $0, present + $0] }
    }

    /// What the HMAC of a step is made of: its number, in 8 bytes, the most significant first.
    public static func message(pas: Int64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: pas >> Int64($0)) }
    }

    /// The code that an HMAC of 20 bytes gives (« dynamic truncation », RFC 4226 §5.3).
    public static func code(hmac: [UInt8]) -> String {
        let start = Int((hmac.last ?? 0) & 15)
        let value = hmac.dropFirst(start).prefix(4).reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(value % 1_000_000)
        return String(repeating: "0", count: chiffres - digits.count) + digits
    }

    /// A typed code without its spaces; `nil` when it is not six digits.
    public static func normalise(_ typed: String) -> String? {
        let code = typed.filter { !$0.isWhitespace }
        return code.utf8.count == chiffres && code.utf8.allSatisfy { (0x30...0x39).contains($0) } ? code : nil
    }

    /// The address that an application reads to know a secret: an `otpauth://totp/` URI, `compte` being an e-mail or a name.
    /// Source: key URI format of Google Authenticator, which the applications of the market follow.
    public static func adresse(secret: String, compte: String, emetteur: String) -> String {
        let (issuer, account) = (encoded(emetteur), encoded(compte))
        return "otpauth://totp/\(issuer):\(account)?secret=\(secret)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=\(chiffres)&period=\(periode)"
    }

    /// Percent-encodes what is not an unreserved character of RFC 3986.
    private static func encoded(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { byte in
            guard !plain.contains(byte) else { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "%0" + digits : "%" + digits
        }.joined()
    }
}
