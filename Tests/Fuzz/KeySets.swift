import JOSE

@testable import Cryptography

/// Sets of public keys, and the JSON of the provider.
enum KeySets {
    static func check(_ bytes: [UInt8]) {
        guard let document = JSONValue.parse(bytes) else { return }
        must(isInRange(document), "a number that was read is finite")
        let entries = document["keys"]?.elements ?? []
        must(entries.count <= bytes.count, "there are not more keys than bytes")
        let keys = KeySet(document: document)
        for identifier in entries.map({ $0["kid"]?.text }) + [nil] {
            for algorithm in SigningAlgorithm.allCases {
                guard let token = token(identifier, algorithm), let key = keys.key(for: token) else { continue }
                must(key.kind == algorithm.scheme.keyKind, "a key is of the kind of its algorithm")
                must(
                    entries.contains { isKey($0, key, identifier) },
                    "a key that is found is written in the document, under its identifier")
            }
        }
    }

    private static func token(_ identifier: String?, _ algorithm: SigningAlgorithm) -> SignedToken? {
        var header = ["alg": algorithm.rawValue]
        header["kid"] = identifier
        guard let json = try? TokenSigner.json(header) else { return nil }
        return SignedToken(Base64URL.encode(json) + ".e30.", allowing: [algorithm])
    }

    private static func isKey(_ entry: JSONValue, _ key: PublicKey, _ identifier: String?) -> Bool {
        func number(_ name: String) -> [UInt8] { entry[name]?.text.flatMap { Base64URL.decode($0) } ?? [] }
        guard identifier == nil || entry["kid"]?.text == identifier else { return false }
        switch key.numbers {
        case .rsa(let modulus, _):
            return entry["kty"]?.text == "RSA" && modulus.count >= 256
                && number("n").drop { $0 == 0 }.elementsEqual(modulus)
        case .p256(let x, let y): return entry["kty"]?.text == "EC" && number("x") == x && number("y") == y
        }
    }

    private static func isInRange(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): number.isFinite
        case .array(let elements): elements.allSatisfy(isInRange)
        case .object(let members): members.values.allSatisfy(isInRange)
        case .string, .bool, .null: true
        }
    }
}
