import Cryptography
import HTTP
import JOSE

/// The ends of sessions: asked by the client, or here as another service of the provider would.
extension DemoProvider {
    /// Signs out: back to the registered address, or a page. Source: OpenID Connect RP-Initiated Logout 1.0.
    func signOut(_ request: Request) throws -> Response {
        let fields = request.queryFields
        let session = fields["id_token_hint"].flatMap(session(ofIDToken:))
        if let session { try end(session) }
        guard let back = fields["post_logout_redirect_uri"] else { return page(.signedOut(frame: nil), status: 200) }
        guard back == configuration.postLogoutRedirectURI, fields["id_token_hint"] != nil else {
            return page(.unknownClient, status: 400)
        }
        let state = fields["state"].map { "?" + FormFields([(name: "state", value: $0)]).encoded } ?? ""
        return .redirect(to: back + state)
    }

    /// Ends a session of the list, and tells the client by both channels.
    func endSession(_ request: Request) throws -> Response {
        let session = request.form["session"] ?? ""
        guard try end(session) else { return page(.notFound, status: 404) }
        let fields = FormFields([(name: "iss", value: configuration.issuer), (name: "sid", value: session)])
        return page(.signedOut(frame: configuration.frontChannelURI.map { $0 + "?" + fields.encoded }), status: 200)
    }

    /// A logout token. Source: OpenID Connect Back-Channel Logout 1.0 §2.4.
    public func logoutToken(session: String, person: DemoPerson) throws -> String {
        let now = now()
        let claims = LogoutTokenClaims(
            iss: configuration.issuer, sub: UserinfoClaims.subject(person.idNat), aud: configuration.clientID, iat: now,
            exp: now + Grants.tokenLife, jti: Base64URL.encode(try randomBytes(16)), sid: session)
        return try signers.token(claims, type: "logout+jwt")
    }

    /// Ends a session; whether it was open.
    @discardableResult
    private func end(_ session: String) throws -> Bool {
        guard let person = grants.end(session: session) else { return false }
        configuration.backChannel?(try logoutToken(session: session, person: person))
        return true
    }

    /// The session of an ID token that was signed here, over or not.
    private func session(ofIDToken text: String) -> String? {
        guard let token = SignedToken(text, allowing: Set(SigningAlgorithm.allCases)),
            let key = signers.keys.key(for: token), token.isSigned(by: key)
        else { return nil }
        return token.claims["sid"]?.text
    }
}
