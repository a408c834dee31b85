import JOSE
import UseCases

/// What an ID token must say, once its signature is verified. Source: OpenID Connect Core §3.1.3.6 and §3.1.3.7; sessions of Pro
/// Santé Connect last four hours at most.
///
/// A claim that may be absent must be right when it is there: what cannot be read is refused, not passed over.
struct IDTokenRules {
    /// Seconds after which a token that was issued is too old to come from this sign-in.
    static let age: Double = 10 * 60
    /// Seconds after which the person must identify themselves again.
    static let authenticationAge: Double = 4 * 3_600

    let issuer: String
    let clientID: String
    let nonce: String
    /// The level of authentication required; `nil` for none.
    let level: String?
    /// What `at_hash` says of the access token that came with the ID token.
    let accessTokenHash: String
    /// Seconds since 1 January 1970.
    let now: Double
    /// Seconds that clocks may differ.
    let skew: Double
    /// When the person was asked to prove again who they are; `nil` when they were not.
    let authenticatedSince: Double?

    /// Throws the failure of the first rule broken, in the order of the specification.
    func check(_ claims: JSONValue) throws(EchecIdentification) {
        guard claims["iss"]?.text == issuer else { throw .emetteur }
        guard isForUs(claims) else { throw .audience }
        guard isOfNow(claims) else { throw .expiration }
        guard claims["nonce"]?.text == nonce else { throw .nonce }
        guard level == nil || claims["acr"]?.text == level else { throw .niveauAuthentification }
        guard isRecentlyAuthenticated(claims) else { throw .identificationAncienne }
        guard isOfAccessToken(claims) else { throw .jetonAcces }
    }

    /// Whether we are in the audience, and the authorized party when there is one; there must be for several audiences.
    private func isForUs(_ claims: JSONValue) -> Bool {
        let audience = claims["aud"]?.elements.map(\.text) ?? []
        guard audience.contains(clientID), !audience.contains(nil) else { return false }
        guard let party = claims["azp"] else { return audience.count == 1 }
        return party.text == clientID
    }

    /// Whether the token holds now and was issued for this sign-in, clocks being `skew` apart at most.
    private func isOfNow(_ claims: JSONValue) -> Bool {
        guard let end = claims["exp"]?.number, now < end + skew,
            let issued = claims["iat"]?.number, issued - skew <= now, now <= issued + Self.age + skew
        else { return false }
        guard let start = claims["nbf"] else { return true }
        return start.number.map { $0 - skew <= now } ?? false
    }

    private func isRecentlyAuthenticated(_ claims: JSONValue) -> Bool {
        guard let claim = claims["auth_time"] else { return authenticatedSince == nil }
        guard let moment = claim.number else { return false }
        if let authenticatedSince, moment + skew < authenticatedSince { return false }
        return moment - skew <= now && now <= moment + Self.authenticationAge + skew
    }

    private func isOfAccessToken(_ claims: JSONValue) -> Bool {
        guard let claim = claims["at_hash"] else { return true }
        return claim.text == accessTokenHash
    }
}
