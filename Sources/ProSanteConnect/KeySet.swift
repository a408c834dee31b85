import Cryptography

/// The public keys of the provider. Source: RFC 7517.
struct KeySet: Sendable {
    private let keys: [(identifier: String?, key: RSAPublicKey)]

    /// The RS256 signature keys of a key set document; the others are passed over.
    init(document: JSONValue) {
        keys = (document["keys"]?.elements ?? []).compactMap { entry in
            guard entry["kty"]?.text == "RSA", entry["use"]?.text ?? "sig" == "sig",
                entry["alg"]?.text ?? "RS256" == "RS256",
                let modulus = entry["n"]?.text.flatMap({ Base64URL.decode($0) }),
                let exponent = entry["e"]?.text.flatMap({ Base64URL.decode($0) }),
                let key = try? RSAPublicKey(modulus: modulus, exponent: exponent)
            else { return nil }
            return (entry["kid"]?.text, key)
        }
    }

    /// The key of an identifier; without identifier, the key when there is only one.
    func key(_ identifier: String?) -> RSAPublicKey? {
        guard let identifier else { return keys.count == 1 ? keys[0].key : nil }
        return keys.first { $0.identifier == identifier }?.key
    }
}
