import COpenSSL

/// How a message is signed, always over its SHA-256. Source: RFC 7518 §3.3 to §3.5.
public enum SignatureScheme: Sendable {
    /// RSASSA-PKCS1-v1_5.
    case rsaPKCS1
    /// RSASSA-PSS, with MGF1 over SHA-256 and a salt of 32 bytes.
    case rsaPSS
    /// ECDSA on P-256; the signature is `r` then `s`, 32 bytes each.
    case ecdsaP256

    /// The kind of key that it takes.
    public var keyKind: KeyKind {
        switch self {
        case .rsaPKCS1, .rsaPSS: .rsa
        case .ecdsaP256: .p256
        }
    }

    /// Sets what the scheme needs on a context that signs or verifies; false when OpenSSL refuses.
    func prepare(_ context: OpaquePointer?) -> Bool {
        guard case .rsaPSS = self else { return true }
        return EVP_PKEY_CTX_set_rsa_padding(context, ror_pss_padding) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, ror_pss_salt_of_digest) == 1
    }
}
