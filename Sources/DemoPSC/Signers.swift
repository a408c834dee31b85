import Cryptography
import JOSE
import Synchronization

/// The keys of the provider: the last one signs, all are published.
final class Signers: Sendable {
    private let all: Mutex<[TokenSigner]>

    /// One key. Throws for a key that is not of the algorithm's kind.
    init(_ key: PrivateKey, _ algorithm: SigningAlgorithm?) throws {
        all = Mutex([try Self.signer(key, algorithm)])
    }

    /// The keys to publish.
    var published: JSONWebKey.Set { JSONWebKey.Set(all.withLock { $0.map(\.published) }) }

    /// The keys, to verify what was signed here.
    var keys: KeySet {
        KeySet(document: (try? TokenSigner.json(published)).flatMap(JSONValue.parse) ?? .null)
    }

    /// Signs with another key from now on; eight are published at most.
    func rotate(to key: PrivateKey, _ algorithm: SigningAlgorithm?, withdrawing: Bool) throws {
        let signer = try Self.signer(key, algorithm)
        all.withLock { $0 = (withdrawing ? [] : $0.suffix(7)) + [signer] }
    }

    /// A compact signed token.
    func token(_ claims: some Encodable, type: String = "JWT") throws -> String {
        guard let signer = all.withLock({ $0.last }) else { throw CryptographyError.cannotSign }
        return try signer.token(claims, type: type)
    }

    private static func signer(_ key: PrivateKey, _ algorithm: SigningAlgorithm?) throws -> TokenSigner {
        try TokenSigner(key, algorithm ?? (key.kind == .rsa ? .rs256 : .es256))
    }
}
