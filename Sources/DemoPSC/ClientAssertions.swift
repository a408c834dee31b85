import JOSE
import Synchronization

/// The proofs of the client by `private_key_jwt`, each good once. Source: RFC 7523 §3.
final class ClientAssertions: Sendable {
    /// Seconds that one may last.
    private static let longest: Double = 60

    private let seen = Mutex<[String: Double]>([:])

    /// Whether an assertion is of this client, for this endpoint, now, and for the first time.
    func accepts(_ text: String, keys: KeySet, clientID: String, endpoint: String, now: Double) -> Bool {
        guard let token = SignedToken(text, allowing: Set(SigningAlgorithm.allCases)),
            let key = keys.key(for: token), token.isSigned(by: key)
        else { return false }
        let claims = token.claims
        guard claims["iss"]?.text == clientID, claims["sub"]?.text == clientID, claims["aud"]?.text == endpoint,
            let end = claims["exp"]?.number, now < end, end <= now + Self.longest, let name = claims["jti"]?.text
        else { return false }
        return seen.withLock { seen in
            seen = seen.filter { now < $0.value }
            return seen.updateValue(end, forKey: name) == nil
        }
    }
}
