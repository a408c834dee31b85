import Cryptography
import FoundationEssentials

/// Signs tokens, and publishes the key that verifies them.
struct Signer {
    private struct Header: Encodable {
        let alg = "RS256"
        let typ = "JWT"
        let kid: String
    }

    /// The public key as the provider publishes it. Source: RFC 7517, RFC 7518 §6.3.1.
    struct PublishedKeys: Encodable {
        struct PublishedKey: Encodable {
            let kty = "RSA"
            let use = "sig"
            let alg = "RS256"
            let kid: String
            let n: String
            let e: String
        }

        let keys: [PublishedKey]
    }

    private let key: RSAPrivateKey
    private let identifier: String

    init(_ key: RSAPrivateKey) {
        self.key = key
        identifier = Base64URL.encode(Digest.sha256(key.publicKey.modulus).prefix(12))
    }

    /// The keys to publish.
    var published: PublishedKeys {
        let modulus = Base64URL.encode(key.publicKey.modulus)
        let exponent = Base64URL.encode(key.publicKey.exponent)
        return PublishedKeys(keys: [.init(kid: identifier, n: modulus, e: exponent)])
    }

    /// A compact signed token.
    func token(_ claims: some Encodable) throws -> String {
        let header = Base64URL.encode(try Self.json(Header(kid: identifier)))
        let signed = header + "." + Base64URL.encode(try Self.json(claims))
        return signed + "." + Base64URL.encode(try key.sign(signed.utf8))
    }

    /// The JSON text of a value.
    static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
