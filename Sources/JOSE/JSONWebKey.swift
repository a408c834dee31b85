public import Cryptography

/// A public key as it is published. Source: RFC 7517, RFC 7518 §6.
public struct JSONWebKey: Sendable, Encodable {
    /// The keys of someone who signs.
    public struct Set: Sendable, Encodable {
        /// The keys.
        public var keys: [JSONWebKey]

        /// A set of keys.
        public init(_ keys: [JSONWebKey]) {
            self.keys = keys
        }
    }

    let kty: String
    let use = "sig"
    /// The algorithm that it is for.
    public let alg: String
    /// The key identifier.
    public let kid: String
    let crv: String?
    let n: String?
    let e: String?
    let x: String?
    let y: String?

    /// The public form of a key for an algorithm; its identifier is its thumbprint unless another is given.
    public init(_ key: PublicKey, _ algorithm: SigningAlgorithm, identifier: String? = nil) {
        kty = algorithm.keyType
        alg = algorithm.rawValue
        kid = identifier ?? Self.thumbprint(key)
        switch key.numbers {
        case .rsa(let modulus, let exponent):
            (n, e) = (Base64URL.encode(modulus), Base64URL.encode(exponent))
            (crv, x, y) = (nil, nil, nil)
        case .p256(let first, let second):
            (x, y, crv) = (Base64URL.encode(first), Base64URL.encode(second), "P-256")
            (n, e) = (nil, nil)
        }
    }

    /// The thumbprint of a key: the SHA-256 of its numbers in a fixed JSON form. Source: RFC 7638 §3.
    public static func thumbprint(_ key: PublicKey) -> String {
        let text =
            switch key.numbers {
            case .rsa(let modulus, let exponent):
                #"{"e":"\#(Base64URL.encode(exponent))","kty":"RSA","n":"\#(Base64URL.encode(modulus))"}"#
            case .p256(let x, let y):
                #"{"crv":"P-256","kty":"EC","x":"\#(Base64URL.encode(x))","y":"\#(Base64URL.encode(y))"}"#
            }
        return Base64URL.encode(Digest.sha256(text.utf8))
    }
}
