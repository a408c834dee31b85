public import Cryptography

/// The public keys of someone who signs tokens. Source: RFC 7517.
public struct KeySet: Sendable {
    private struct Entry: Sendable {
        let identifier: String?
        let algorithm: String?
        let key: PublicKey
    }

    private let entries: [Entry]

    /// The signature keys of a key set document; the others are passed over.
    public init(document: JSONValue) {
        entries = (document["keys"]?.elements ?? []).compactMap { entry in
            guard entry["use"]?.text ?? "sig" == "sig",
                entry["key_ops"]?.elements.contains(where: Self.verifies) ?? true,
                let numbers = Self.numbers(entry), let key = try? PublicKey(numbers)
            else { return nil }
            return Entry(identifier: entry["kid"]?.text, algorithm: entry["alg"]?.text, key: key)
        }
    }

    /// The key of a token: that of its identifier, for its algorithm; without identifier, the key when only one is for the
    /// algorithm. `nil` when none is.
    public func key(for token: SignedToken) -> PublicKey? {
        let usable = entries.filter { entry in
            entry.key.kind == token.algorithm.scheme.keyKind
                && (entry.algorithm == nil || entry.algorithm == token.algorithm.rawValue)
        }
        guard let identifier = token.keyIdentifier else { return usable.count == 1 ? usable[0].key : nil }
        return usable.first { $0.identifier == identifier }?.key
    }

    private static func verifies(_ operation: JSONValue) -> Bool { operation.text == "verify" }

    private static func numbers(_ entry: JSONValue) -> PublicKey.Numbers? {
        func number(_ name: String) -> [UInt8]? { entry[name]?.text.flatMap { Base64URL.decode($0) } }
        switch (entry["kty"]?.text, entry["crv"]?.text) {
        case ("RSA", _):
            guard let modulus = number("n"), let exponent = number("e") else { return nil }
            return .rsa(modulus: modulus, exponent: exponent)
        case ("EC", "P-256"):
            guard let x = number("x"), let y = number("y") else { return nil }
            return .p256(x: x, y: y)
        default: return nil
        }
    }
}
