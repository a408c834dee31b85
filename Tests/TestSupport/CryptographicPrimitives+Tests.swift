import Cryptography
public import UseCases

extension CryptographicPrimitives {
    /// The primitives of the service.
    public static let tests = CryptographicPrimitives(
        random: randomBytes(_:), sha256: { Digest.sha256($0) },
        hmacSHA1: { Digest.hmacSHA1($0, key: $1) },
        derivedKey: { Digest.derivedKey(from: $0, label: $1.utf8) },
        seal: { Base64URL.encode(try SealedBox.seal($0, key: $1)) },
        unseal: { sealed, key in Base64URL.decode(sealed).flatMap { SealedBox.open($0, key: key) } },
        areEqual: Digest.areEqual)
}

extension SceauCourriers {
    /// A seal of tests.
    public static let tests = SceauCourriers(secret: Array("secret des tests".utf8), primitives: .tests)
}

extension MotsDePasse.Hachage {
    /// Argon2id as cheap as it can be.
    public static let tests = MotsDePasse.Hachage(
        make: { try PasswordHash.make($0, cost: Self.cost) }, verify: { PasswordHash.verify($0, $1) },
        isCurrent: { PasswordHash.hasCost($0, Self.cost) })

    private static let cost = PasswordHash.Cost(memory: 8, passes: 1, lanes: 1)
}

extension AccesMotDePasse {
    /// Sign-in by password under a secret of the tests.
    public static func tests() throws -> AccesMotDePasse {
        try AccesMotDePasse(secret: Array("secret des tests".utf8), primitives: .tests, hachage: .tests)
    }
}
