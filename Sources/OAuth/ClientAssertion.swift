import Cryptography
import Domain
import JOSE

/// What a signed assertion of a client must say, beside its signature. Source: RFC 7523 §3.
struct ClientAssertion {
    /// Seconds that clocks may differ.
    static let skew: Double = 60

    private let token: SignedToken
    /// The client that it names as its issuer and as its subject.
    let clientID: String
    private let jti: String
    /// When it ends, in seconds since 1970.
    private let end: Double

    /// Reads an assertion for one of our addresses, its signature not yet verified. Throws `invalid_client` for the first rule broken.
    ///
    /// The audience is one: an assertion made for another server too could be sent to us by it.
    init(_ text: String, for audiences: [String], now: Instant) throws(OAuthError) {
        guard let token = SignedToken(text, allowing: Set(SigningAlgorithm.allCases)) else {
            throw .client("assertion-form")
        }
        let claims = token.claims
        guard let issuer = claims["iss"]?.text, claims["sub"]?.text == issuer else { throw .client("assertion-issuer") }
        let audience = claims["aud"]?.elements ?? []
        guard audience.count == 1, let one = audience[0].text, audiences.contains(one) else {
            throw .client("assertion-audience")
        }
        let moment = Double(now.seconds)
        let longest = moment + Double(Limites.assertionClient.value) + Self.skew
        guard let end = claims["exp"]?.number, moment < end + Self.skew, end <= longest,
            Self.isPast(claims["nbf"], moment), Self.isPast(claims["iat"], moment)
        else { throw .client("assertion-time") }
        guard let jti = claims["jti"]?.text, jti.utf8.count <= 255 else { throw .client("assertion-jti") }
        self.token = token
        clientID = issuer
        self.jti = jti
        self.end = end
    }

    /// A claim that is absent is right; one that cannot be read is not.
    private static func isPast(_ claim: JSONValue?, _ moment: Double) -> Bool {
        guard let claim else { return true }
        return claim.number.map { $0 <= moment + skew } ?? false
    }

    /// The means of a client whose key signed it; `nil` when none did. Without client, as much is computed.
    func signer(among moyens: [MoyenClient]) -> MoyenClient? {
        for moyen in moyens {
            guard case .cle(_, let jwk) = moyen.preuve, let document = JSONValue.parse(Array(jwk.utf8)),
                let key = KeySet(document: .object(["keys": .array([document])])).key(for: token)
            else { continue }
            return token.isSigned(by: key) ? moyen : nil
        }
        for decoy in Self.decoys where token.isSigned(by: decoy) { return nil }
        return nil
    }

    /// What tells it from every other one, and until when to remember it.
    var use: (empreinte: [UInt8], end: Instant) {
        let seconds = Int64(end + Self.skew) + 1
        return (Digest.sha256("\(clientID)\n\(jti)".utf8), Instant(milliseconds: seconds * 1000))
    }

    /// Keys of nobody: verifying with them takes the time of a wrong key.
    static let decoys: [PublicKey] = [KeyKind.rsa, .p256].compactMap { try? PrivateKey.generate($0).publicKey }
}
