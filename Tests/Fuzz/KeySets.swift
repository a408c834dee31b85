@testable import Cryptography
@testable import ProSanteConnect

/// Sets of public keys, and the JSON of the provider.
enum KeySets {
    static func check(_ bytes: [UInt8]) {
        guard let document = JSONValue.parse(bytes) else { return }
        must(isInRange(document), "a number that was read is finite")
        let entries = document["keys"]?.elements ?? []
        must(entries.count <= bytes.count, "there are not more keys than bytes")
        let keys = KeySet(document: document)
        var identifiers = entries.map { $0["kid"]?.text }
        identifiers.append(nil)
        for identifier in identifiers {
            guard let key = keys.key(identifier) else { continue }
            must(key.modulus.count >= 256, "a key has at least 2048 bits")
            must(
                entries.contains { isKey($0, key, identifier) },
                "a key that is found is written in the document, under its identifier")
        }
    }

    private static func isKey(_ entry: JSONValue, _ key: RSAPublicKey, _ identifier: String?) -> Bool {
        guard let text = entry["n"]?.text, let number = Base64URL.decode(text) else { return false }
        return entry["kty"]?.text == "RSA" && number.drop { $0 == 0 }.elementsEqual(key.modulus)
            && (identifier == nil || entry["kid"]?.text == identifier)
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
