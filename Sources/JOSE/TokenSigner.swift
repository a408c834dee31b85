public import Cryptography
import FoundationEssentials

/// Signs tokens with one key. Source: RFC 7515 §5.1.
public struct TokenSigner: Sendable {
    private struct Header: Encodable {
        let alg: String
        let typ: String
        let kid: String
    }

    private let key: PrivateKey
    private let algorithm: SigningAlgorithm
    /// The public key, to publish or to register.
    public let published: JSONWebKey

    /// A signer. Throws `CryptographyError.invalidKey` when the key is not of the algorithm's kind.
    public init(_ key: PrivateKey, _ algorithm: SigningAlgorithm, identifier: String? = nil) throws {
        guard key.kind == algorithm.scheme.keyKind else { throw CryptographyError.invalidKey }
        self.key = key
        self.algorithm = algorithm
        published = JSONWebKey(key.publicKey, algorithm, identifier: identifier)
    }

    /// A compact signed token, of a `typ`.
    public func token(_ claims: some Encodable, type: String = "JWT") throws -> String {
        let header = Header(alg: algorithm.rawValue, typ: type, kid: published.kid)
        let signed = Base64URL.encode(try Self.json(header)) + "." + Base64URL.encode(try Self.json(claims))
        return signed + "." + Base64URL.encode(try key.sign(signed.utf8, algorithm.scheme))
    }

    /// The JSON text of a value, its members in order.
    public static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
