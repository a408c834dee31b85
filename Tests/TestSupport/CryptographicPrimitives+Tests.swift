import Cryptography
public import UseCases

extension CryptographicPrimitives {
    /// The primitives of the service.
    public static let tests = CryptographicPrimitives(
        random: randomBytes(_:), sha256: { Digest.sha256($0) },
        derivedKey: { Digest.derivedKey(from: $0, label: $1.utf8) },
        seal: { Base64URL.encode(try SealedBox.seal($0, key: $1)) },
        unseal: { sealed, key in Base64URL.decode(sealed).flatMap { SealedBox.open($0, key: key) } },
        areEqual: Digest.areEqual)
}

extension SceauCourriers {
    /// A seal of tests.
    public static let tests = SceauCourriers(secret: Array("secret des tests".utf8), primitives: .tests)
}
