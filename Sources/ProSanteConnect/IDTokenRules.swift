import UseCases

/// What an ID token must say, once its signature is verified. Source: OpenID Connect Core §3.1.3.7; Pro Santé Connect
/// accepts the level `eidas1` alone.
struct IDTokenRules {
    /// The level of authentication asked and required.
    static let level = "eidas1"
    /// Seconds that clocks may differ.
    static let skew: Double = 60

    let issuer: String
    let clientID: String
    let nonce: String
    /// Seconds since 1 January 1970.
    let now: Double

    /// Throws the failure of the first rule broken, in the order of the specification.
    func check(_ claims: JSONValue) throws(EchecIdentification) {
        guard claims["iss"]?.text == issuer else { throw .emetteur }
        guard isForUs(claims) else { throw .audience }
        guard let end = claims["exp"]?.number, let issued = claims["iat"]?.number, end + Self.skew > now,
            issued - Self.skew <= now
        else { throw .expiration }
        guard claims["nonce"]?.text == nonce else { throw .nonce }
        guard claims["acr"]?.text == Self.level else { throw .niveauAuthentification }
    }

    private func isForUs(_ claims: JSONValue) -> Bool {
        let audience = claims["aud"]?.elements.compactMap(\.text) ?? []
        guard audience.contains(clientID) else { return false }
        guard let party = claims["azp"]?.text else { return audience.count == 1 }
        return party == clientID
    }
}
