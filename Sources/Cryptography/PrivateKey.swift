import COpenSSL

/// A private key, which makes signatures: RSA of at least 2048 bits, or on the curve P-256.
public struct PrivateKey: Sendable {
    private let key: Key

    /// A new key; RSA, of 2048 bits, takes about 0.1 s. Throws `CryptographyError.invalidKey`.
    public static func generate(_ kind: KeyKind = .rsa) throws -> PrivateKey {
        let made: OpaquePointer? =
            switch kind {
            case .rsa: ror_rsa_generate(2048)
            case .p256: ror_p256_generate()
            }
        guard let key = Key(made) else { throw CryptographyError.invalidKey }
        return PrivateKey(key)
    }

    /// A key from its PEM text (PKCS#8, PKCS#1 or SEC1, not encrypted). Throws `CryptographyError.invalidKey`.
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

    /// What the key is.
    public var kind: KeyKind { key.kind }

    /// The public half.
    public var publicKey: PublicKey {
        PublicKey(key)
    }

    /// The signature of a message. Throws `CryptographyError.cannotSign`, also for a key of another kind than the scheme's.
    public func sign(_ message: some Sequence<UInt8>, _ scheme: SignatureScheme = .rsaPKCS1) throws -> [UInt8] {
        let message = Array(message)
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(key.pointer)))
        var count = signature.count
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var parameters: OpaquePointer?
        guard scheme.keyKind == kind,
            EVP_DigestSignInit(context, &parameters, EVP_sha256(), nil, key.pointer) == 1, scheme.prepare(parameters),
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1
        else { throw CryptographyError.cannotSign }
        guard case .ecdsaP256 = scheme else { return Array(signature[..<count]) }
        guard let raw = ECDSASignature.raw(Array(signature[..<count])) else { throw CryptographyError.cannotSign }
        return raw
    }
}
