/// Seals what messages say while they wait in the store, when that lets whoever reads it act in the name of a person.
public struct SceauCourriers: Sendable {
    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    /// A seal under a key derived from a secret of the service: every process of the service has the same.
    public init(secret: [UInt8], primitives: CryptographicPrimitives) {
        key = primitives.derivedKey(secret, "ror courrier 1")
        self.primitives = primitives
    }

    /// The sealed form of a text that one address is to receive.
    public func seal(_ text: String, for address: String) throws -> String {
        try primitives.seal(Array("\(address)\n\(text)".utf8), key)
    }

    /// The text of a sealed form; `nil` when it was changed, sealed under another secret, or for another address.
    public func open(_ sealed: String, for address: String) -> String? {
        guard let bytes = primitives.unseal(sealed, key) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
        guard parts.count == 2, parts[0] == address else { return nil }
        return String(parts[1])
    }
}
