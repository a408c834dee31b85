import Cryptography
import Domain
import JOSE

/// What a client says of itself in a token it signs, to be let in at the token endpoint. Source: RFC 7523 §3, OpenID Connect
/// Core §9.
struct ClientAssertion: Encodable {
    /// The value of `client_assertion_type`.
    static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    /// Seconds for which one is valid.
    static let life: Int64 = 60

    let iss: String
    let sub: String
    let aud: String
    let jti: String
    let iat: Int64
    let exp: Int64

    /// The proof of a client, for one call of an endpoint. `identifier` is a text that was never used.
    init(clientID: String, endpoint: String, identifier: String, now: Instant) {
        iss = clientID
        sub = clientID
        aud = endpoint
        jti = identifier
        iat = now.seconds
        exp = now.seconds + Self.life
    }
}
