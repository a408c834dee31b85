public import Domain
import UseCases

/// The application of a person's telephone, in tests.
public enum Telephone {
    /// The code that it shows at a moment for a secret (Base32).
    public static func code(_ secret: String, _ moment: Instant) -> String {
        let hmac = CryptographicPrimitives.tests.hmacSHA1(CodeTOTP.message(pas: CodeTOTP.pas(moment)), bytes(secret))
        return CodeTOTP.code(hmac: hmac)
    }

    private static func bytes(_ secret: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let digits = secret.compactMap { alphabet.firstIndex(of: $0) }.flatMap { value in
            (0..<5).map { value >> (4 - $0) & 1 }
        }
        return (0..<digits.count / 8).map { byte in
            digits[byte * 8..<byte * 8 + 8].reduce(0) { $0 << 1 | UInt8($1) }
        }
    }
}
