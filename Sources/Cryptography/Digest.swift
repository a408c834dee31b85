import COpenSSL

/// Digests and comparisons of bytes.
public enum Digest {
    /// The SHA-256 digest: 32 bytes. Source: FIPS 180-4.
    public static func sha256(_ message: some Sequence<UInt8>) -> [UInt8] {
        let message = Array(message)
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_Digest(message, message.count, &digest, nil, EVP_sha256(), nil)
        return digest
    }

    /// The HMAC-SHA256 of a message: 32 bytes. Source: RFC 2104.
    public static func hmacSHA256(_ message: some Sequence<UInt8>, key: some Sequence<UInt8>) -> [UInt8] {
        let message = Array(message)
        let key = Array(key)
        var digest = [UInt8](repeating: 0, count: 32)
        HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, nil)
        return digest
    }

    /// The HMAC-SHA-1 of a message: 20 bytes. For codes of RFC 6238 alone. Source: RFC 2104.
    public static func hmacSHA1(_ message: some Sequence<UInt8>, key: some Sequence<UInt8>) -> [UInt8] {
        let message = Array(message)
        let key = Array(key)
        var digest = [UInt8](repeating: 0, count: 20)
        HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &digest, nil)
        return digest
    }

    /// A key of 32 bytes for one use, from a secret that has others: HKDF-SHA256 without salt; another `label`, another key.
    /// Source: RFC 5869.
    public static func derivedKey(from secret: some Sequence<UInt8>, label: some Sequence<UInt8>) -> [UInt8] {
        let extracted = hmacSHA256(secret, key: [UInt8](repeating: 0, count: 32))
        return hmacSHA256(Array(label) + [1], key: extracted)
    }

    /// Whether two secrets are equal, in a time that tells nothing of where they differ. Their lengths are not secret.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
