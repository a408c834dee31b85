/// The claims of a logout token. Source: OpenID Connect Back-Channel Logout 1.0 §2.4. Times are in seconds since 1 January 1970.
struct LogoutTokenClaims: Encodable {
    struct Nothing: Encodable {}

    let iss: String
    let sub: String
    let aud: String
    let iat: Int64
    let exp: Int64
    let jti: String
    let sid: String
    let events = ["http://schemas.openid.net/event/backchannel-logout": Nothing()]
}
