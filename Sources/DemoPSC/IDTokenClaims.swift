/// The claims of an ID token. Times are in seconds since 1 January 1970.
struct IDTokenClaims: Encodable {
    let iss: String
    let sub: String
    let aud: String
    let azp: String
    let typ = "ID"
    let jti: String
    let exp: Int64
    let iat: Int64
    let auth_time: Int64
    let nonce: String?
    let at_hash: String
    let acr: String
    let session_state: String
    let sid: String
}
