public import Cryptography
import Domain

/// A JSON Web Token cut into its parts, its signature not yet verified. Source: RFC 7515 §7.1, RFC 7519.
public struct SignedToken: Sendable {
    /// How it says to be signed: one of those that were allowed.
    public let algorithm: SigningAlgorithm
    /// The key identifier of its header.
    public let keyIdentifier: String?
    /// The `typ` of its header, in lower case without `application/`.
    public let type: String?
    /// What it says; to be believed once verified only.
    public let claims: JSONValue
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// Cuts a token; `nil` unless it is a compact one, of `Limites.jetonSigne` bytes at most, by an algorithm that is allowed.
    /// Never with a critical header, that we would not understand (RFC 7515 §4.1.11).
    public init?(_ text: String, allowing algorithms: Set<SigningAlgorithm>) {
        guard text.utf8.count <= Limites.jetonSigne.value else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]).flatMap(JSONValue.parse),
            let claims = Base64URL.decode(parts[1]).flatMap(JSONValue.parse),
            let signature = Base64URL.decode(parts[2]),
            let algorithm = header["alg"]?.text.flatMap(SigningAlgorithm.init(rawValue:)),
            algorithms.contains(algorithm), header["crit"] == nil, case .object = claims
        else { return nil }
        self.algorithm = algorithm
        keyIdentifier = header["kid"]?.text
        let type = header["typ"]?.text?.lowercased()
        self.type = type.map { $0.hasPrefix("application/") ? String($0.dropFirst(12)) : $0 }
        self.claims = claims
        signed = Array((parts[0] + "." + parts[1]).utf8)
        self.signature = signature
    }

    /// Whether its signature is of this key.
    public func isSigned(by key: PublicKey) -> Bool {
        key.verifies(signature, of: signed, algorithm.scheme)
    }
}
