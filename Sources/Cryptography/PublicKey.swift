import COpenSSL

/// A public key, which verifies signatures: RSA of at least 2048 bits, or on the curve P-256.
public struct PublicKey: Sendable {
    /// The numbers of a key, big-endian, as in a JWK. Source: RFC 7518 §6.2.1 and §6.3.1.
    public enum Numbers: Sendable, Equatable {
        /// Modulus `n` and exponent `e`.
        case rsa(modulus: [UInt8], exponent: [UInt8])
        /// The point of P-256, 32 bytes per coordinate.
        case p256(x: [UInt8], y: [UInt8])
    }

    let key: Key

    /// A key from its numbers. Throws `CryptographyError.invalidKey`, also for a point that is not on the curve.
    public init(_ numbers: Numbers) throws {
        let builder = OSSL_PARAM_BLD_new()
        defer { OSSL_PARAM_BLD_free(builder) }
        let key =
            switch numbers {
            case .rsa(let modulus, let exponent): Self.rsaKey(modulus, exponent, builder)
            case .p256(let x, let y): Self.p256Key(x, y, builder)
            }
        guard let key else { throw CryptographyError.invalidKey }
        self.key = key
    }

    init(_ key: Key) {
        self.key = key
    }

    private static func rsaKey(_ modulus: [UInt8], _ exponent: [UInt8], _ builder: OpaquePointer?) -> Key? {
        let n = BN_bin2bn(modulus, Int32(modulus.count), nil)
        let e = BN_bin2bn(exponent, Int32(exponent.count), nil)
        defer {
            BN_free(n)
            BN_free(e)
        }
        ror_push_modulus(builder, n)
        ror_push_exponent(builder, e)
        return key("RSA", builder)
    }

    private static func p256Key(_ x: [UInt8], _ y: [UInt8], _ builder: OpaquePointer?) -> Key? {
        guard x.count == 32, y.count == 32 else { return nil }
        let point = [4] + x + y
        guard ror_push_p256_point(builder, point, point.count) == 1 else { return nil }
        return key("EC", builder)
    }

    private static func key(_ name: String, _ builder: OpaquePointer?) -> Key? {
        let parameters = OSSL_PARAM_BLD_to_param(builder)
        let context = EVP_PKEY_CTX_new_from_name(nil, name, nil)
        defer {
            OSSL_PARAM_free(parameters)
            EVP_PKEY_CTX_free(context)
        }
        var pointer: OpaquePointer?
        guard EVP_PKEY_fromdata_init(context) == 1,
            EVP_PKEY_fromdata(context, &pointer, ror_public_key, parameters) == 1
        else { return nil }
        return Key(pointer)
    }

    /// What the key is.
    public var kind: KeyKind { key.kind }

    /// The numbers of the key.
    public var numbers: Numbers {
        switch kind {
        case .rsa: .rsa(modulus: key.number("n"), exponent: key.number("e"))
        case .p256: .p256(x: key.number("qx", bytes: 32), y: key.number("qy", bytes: 32))
        }
    }

    /// Whether a signature of a message is this key's. About 20 µs for RSA of 2048 bits, 100 µs on P-256.
    public func verifies(
        _ signature: [UInt8], of message: some Sequence<UInt8>, _ scheme: SignatureScheme = .rsaPKCS1
    ) -> Bool {
        guard scheme.keyKind == kind else { return false }
        let message = Array(message)
        var signature = signature
        if case .ecdsaP256 = scheme {
            guard let der = ECDSASignature.der(signature) else { return false }
            signature = der
        }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var parameters: OpaquePointer?
        guard EVP_DigestVerifyInit(context, &parameters, EVP_sha256(), nil, key.pointer) == 1,
            scheme.prepare(parameters)
        else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
