import Cryptography

/// A JSON Web Token cut into its parts, its signature not yet verified. Source: RFC 7515 §7.1, RFC 7519.
struct SignedToken {
    /// The key identifier of its header.
    let keyIdentifier: String?
    /// What it says; to be believed once verified only.
    let claims: JSONValue
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// Cuts a token; `nil` unless it is a compact RS256 token. Never `none` nor HS256, which an attacker could sign
    /// with the public key; never with a critical header, that we would not understand (RFC 7515 §4.1.11).
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]).flatMap(JSONValue.parse),
            let claims = Base64URL.decode(parts[1]).flatMap(JSONValue.parse),
            let signature = Base64URL.decode(parts[2]),
            header["alg"]?.text == "RS256", header["crit"] == nil
        else { return nil }
        keyIdentifier = header["kid"]?.text
        self.claims = claims
        signed = Array((parts[0] + "." + parts[1]).utf8)
        self.signature = signature
    }

    /// Whether its signature is of this key.
    func isSigned(by key: RSAPublicKey) -> Bool {
        key.verifies(signature, of: signed)
    }
}
