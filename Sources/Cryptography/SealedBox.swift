import COpenSSL

/// Bytes that only the holder of a key can read or change: AES-256-GCM. Source: NIST SP 800-38D.
///
/// A sealed box is a random nonce (12 bytes), the encrypted bytes, and the tag (16 bytes). One key seals 2³² boxes at most.
public enum SealedBox {
    private static let nonceBytes = 12
    private static let tagBytes = 16

    /// Seals some bytes under a key of 32 bytes. Throws `CryptographyError`.
    public static func seal(_ plain: [UInt8], key: [UInt8]) throws -> [UInt8] {
        let nonce = try randomBytes(nonceBytes)
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        var count: Int32 = 0
        var sealed = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: tagBytes)
        guard key.count == 32, EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            EVP_EncryptUpdate(cipher, &sealed, &count, plain, Int32(plain.count)) == 1,
            EVP_EncryptFinal_ex(cipher, &tag, &count) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagBytes), &tag) == 1
        else { throw CryptographyError.invalidKey }
        return nonce + sealed + tag
    }

    /// The bytes of a box; `nil` when it was changed or sealed under another key.
    public static func open(_ box: [UInt8], key: [UInt8]) -> [UInt8]? {
        guard key.count == 32, box.count >= nonceBytes + tagBytes else { return nil }
        let nonce = Array(box.prefix(nonceBytes))
        let sealed = Array(box.dropFirst(nonceBytes).dropLast(tagBytes))
        var tag = Array(box.suffix(tagBytes))
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        var count: Int32 = 0
        var plain = [UInt8](repeating: 0, count: sealed.count)
        var rest = [UInt8](repeating: 0, count: tagBytes)
        guard EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            EVP_DecryptUpdate(cipher, &plain, &count, sealed, Int32(sealed.count)) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagBytes), &tag) == 1,
            EVP_DecryptFinal_ex(cipher, &rest, &count) == 1
        else { return nil }
        return plain
    }
}
