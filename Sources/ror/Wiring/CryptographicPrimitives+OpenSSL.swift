import Cryptography
import UseCases

extension CryptographicPrimitives {
    /// The primitives of OpenSSL.
    static let openSSL = CryptographicPrimitives(
        random: randomBytes(_:), sha256: { Digest.sha256($0) },
        hmacSHA1: { Digest.hmacSHA1($0, key: $1) },
        derivedKey: { Digest.derivedKey(from: $0, label: $1.utf8) },
        seal: { Base64URL.encode(try SealedBox.seal($0, key: $1)) },
        unseal: { sealed, key in Base64URL.decode(sealed).flatMap { SealedBox.open($0, key: key) } },
        areEqual: Digest.areEqual)
}

extension MotsDePasse.Hachage {
    /// Argon2id of libargon2, at the cost that OWASP advises.
    static let argon2id = MotsDePasse.Hachage(
        make: { try PasswordHash.make($0) }, verify: { PasswordHash.verify($0, $1) },
        isCurrent: { PasswordHash.hasCost($0) })
}
