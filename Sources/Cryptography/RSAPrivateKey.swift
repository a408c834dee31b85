import COpenSSL

/// An RSA private key of at least 2048 bits, which makes RS256 signatures.
public struct RSAPrivateKey: Sendable {
    private let key: Key

    /// A new key of 2048 bits; takes about 0.1 s. Throws `CryptographyError.invalidKey`.
    public static func generate() throws -> RSAPrivateKey {
        guard let key = Key(ror_rsa_generate(2048)) else { throw CryptographyError.invalidKey }
        return RSAPrivateKey(key)
    }

    /// A key from its PEM text (PKCS#8 or PKCS#1, not encrypted). Throws `CryptographyError.invalidKey`.
    public init(pem: String) throws {
        let text = Array(pem.utf8)
        let source = BIO_new_mem_buf(text, Int32(text.count))
        defer { BIO_free(source) }
        // An encrypted key must fail, not ask for its password on the terminal: hence the empty password given.
        var password: [CChar] = [0]
        guard let key = Key(PEM_read_bio_PrivateKey(source, nil, nil, &password)) else {
            throw CryptographyError.invalidKey
        }
        self.init(key)
    }

    private init(_ key: Key) {
        self.key = key
    }

    /// The PEM text of the key (PKCS#8, not encrypted): a secret. Throws `CryptographyError.invalidKey`.
    public func pem() throws -> String {
        let target = BIO_new(BIO_s_mem())
        defer { BIO_free(target) }
        var bytes: UnsafeMutablePointer<CChar>?
        guard PEM_write_bio_PrivateKey(target, key.pointer, nil, nil, 0, nil, nil) == 1 else {
            throw CryptographyError.invalidKey
        }
        let count = ror_bio_bytes(target, &bytes)
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The public half.
    public var publicKey: RSAPublicKey {
        RSAPublicKey(key)
    }

    /// The signature of a message, as long as the modulus. Throws `CryptographyError.cannotSign`.
    public func sign(_ message: some Sequence<UInt8>) throws -> [UInt8] {
        let message = Array(message)
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(key.pointer)))
        var count = signature.count
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key.pointer) == 1,
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1
        else { throw CryptographyError.cannotSign }
        return Array(signature[..<count])
    }
}
