import JOSE
import UseCases

/// What a logout token must say, once its signature is verified. Source: OpenID Connect Back-Channel Logout 1.0 §2.4 and §2.6.
struct LogoutTokenRules {
    /// What `events` must hold.
    static let event = "http://schemas.openid.net/event/backchannel-logout"
    /// Seconds after which one that was issued is too old: the provider sends it at once.
    static let age: Double = 2 * 60

    let issuer: String
    let clientID: String
    /// Seconds since 1 January 1970.
    let now: Double
    /// Seconds that clocks may differ.
    let skew: Double

    /// What is over at the provider. Throws the failure of the first rule broken.
    func check(_ token: SignedToken) throws(EchecDeconnexion) -> DeconnexionFournisseur {
        let claims = token.claims
        guard ["logout+jwt", "jwt", nil].contains(token.type) else { throw .type }
        guard claims["iss"]?.text == issuer else { throw .emetteur }
        let audience = claims["aud"]?.elements.map(\.text) ?? []
        guard audience.contains(clientID), !audience.contains(nil) else { throw .audience }
        guard let issued = claims["iat"]?.number, issued - skew <= now, now <= issued + Self.age + skew,
            isBeforeEnd(claims)
        else { throw .expiration }
        guard let event = claims["events"]?[Self.event], case .object = event else { throw .evenement }
        guard claims["nonce"] == nil else { throw .nonce }
        guard let identifier = claims["jti"]?.text else { throw .identifiant }
        let (subject, session) = (claims["sub"]?.text, claims["sid"]?.text)
        guard subject != nil || session != nil else { throw .sansPersonne }
        return DeconnexionFournisseur(
            identifiant: identifier, sujet: subject, session: session,
            souvenir: Int64(Self.age + 2 * skew))
    }

    /// The end may be absent, in tokens of providers older than the final specification.
    private func isBeforeEnd(_ claims: JSONValue) -> Bool {
        guard let end = claims["exp"] else { return true }
        return end.number.map { now < $0 + skew } ?? false
    }
}
