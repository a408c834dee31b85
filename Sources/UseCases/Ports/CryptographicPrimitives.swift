/// The cryptography that use cases need, as functions: those of OpenSSL in the service.
public struct CryptographicPrimitives: Sendable {
    /// Some random bytes fit for secrets.
    public var random: @Sendable (_ count: Int) throws -> [UInt8]
    /// The SHA-256 digest: 32 bytes.
    public var sha256: @Sendable ([UInt8]) -> [UInt8]
    /// The HMAC-SHA-1 of a message: 20 bytes, for the codes of RFC 6238.
    public var hmacSHA1: @Sendable (_ message: [UInt8], _ key: [UInt8]) -> [UInt8]
    /// A key of 32 bytes for the use that a label names, from a secret that has other uses (HKDF-SHA256).
    public var derivedKey: @Sendable (_ secret: [UInt8], _ label: String) -> [UInt8]
    /// Encrypts bytes under a key of 32 bytes so that no change goes unseen (AES-256-GCM); answers a text of URL characters.
    public var seal: @Sendable (_ plain: [UInt8], _ key: [UInt8]) throws -> String
    /// The bytes of a sealed text; `nil` when it was changed or sealed under another key.
    public var unseal: @Sendable (_ sealed: String, _ key: [UInt8]) -> [UInt8]?
    /// Whether two secrets are equal, in a time that tells nothing of where they differ.
    public var areEqual: @Sendable ([UInt8], [UInt8]) -> Bool

    /// The functions.
    public init(
        random: @escaping @Sendable (_ count: Int) throws -> [UInt8], sha256: @escaping @Sendable ([UInt8]) -> [UInt8],
        hmacSHA1: @escaping @Sendable (_ message: [UInt8], _ key: [UInt8]) -> [UInt8],
        derivedKey: @escaping @Sendable (_ secret: [UInt8], _ label: String) -> [UInt8],
        seal: @escaping @Sendable (_ plain: [UInt8], _ key: [UInt8]) throws -> String,
        unseal: @escaping @Sendable (_ sealed: String, _ key: [UInt8]) -> [UInt8]?,
        areEqual: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
    ) {
        self.random = random
        self.sha256 = sha256
        self.hmacSHA1 = hmacSHA1
        self.derivedKey = derivedKey
        self.seal = seal
        self.unseal = unseal
        self.areEqual = areEqual
    }

    /// Random bytes as hexadecimal digits, two per byte.
    func randomText(bytes: Int) throws -> String { Self.hexadecimal(try random(bytes)) }

    /// Bytes as hexadecimal digits, two per byte.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
