public import Cryptography

/// The signatures of tokens that are made and accepted here. Never `none`, nor one by a shared secret (`HS256`), which an attacker
/// could make with a public key taken for a secret. Source: RFC 7518 §3.1, RFC 8725 §3.1.
public enum SigningAlgorithm: String, Sendable, Codable, CaseIterable {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"
    /// RSASSA-PSS with SHA-256.
    case ps256 = "PS256"
    /// ECDSA on P-256 with SHA-256.
    case es256 = "ES256"

    /// The primitive behind it.
    public var scheme: SignatureScheme {
        switch self {
        case .rs256: .rsaPKCS1
        case .ps256: .rsaPSS
        case .es256: .ecdsaP256
        }
    }

    /// The `kty` of its keys.
    var keyType: String { scheme.keyKind == .rsa ? "RSA" : "EC" }

    /// What `at_hash` and `c_hash` say of a text: the left half of its digest by the algorithm's hash, which is SHA-256 for all of
    /// them. Source: OpenID Connect Core §3.1.3.6.
    public func halfHash(_ text: String) -> String {
        Base64URL.encode(Digest.sha256(text.utf8).prefix(16))
    }
}
