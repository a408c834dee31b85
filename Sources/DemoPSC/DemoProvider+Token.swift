import Cryptography
import FoundationEssentials
import HTTP
import JOSE

/// The token and userinfo endpoints, called by the client. Source: OpenID Connect Core §3.1.3 and §5.3.
extension DemoProvider {
    private struct TokenAnswer: Encodable {
        let access_token: String
        let token_type = "Bearer"
        let expires_in = Grants.tokenLife
        let id_token: String
        let scope = "openid scope_all"
    }

    private struct Problem: Encodable {
        let error: String
    }

    /// Exchanges a code.
    func token(_ request: Request) throws -> Response {
        let form = request.form
        guard try isClient(request, form) else { return try refusal("invalid_client", status: 401) }
        guard form["grant_type"] == "authorization_code" else { return try refusal("unsupported_grant_type") }
        guard form["redirect_uri"] == configuration.redirectURI, let code = form["code"],
            let grant = grants.take(code: code, now: now()),
            grant.challenge == Base64URL.encode(Digest.sha256((form["code_verifier"] ?? "").utf8))
        else { return try refusal("invalid_grant") }
        let accessToken = try grants.token(for: grant.person, now: now())
        return try json(TokenAnswer(access_token: accessToken, id_token: try idToken(grant, accessToken)))
    }

    /// The claims of the person of an access token.
    func userinfo(_ request: Request) throws -> Response {
        let words = request.headers["Authorization"]?.split(separator: " ") ?? []
        guard words.count == 2, words[0].lowercased() == "bearer",
            let person = grants.person(token: String(words[1]), now: now())
        else {
            var response = try refusal("invalid_token", status: 401)
            response.headers["WWW-Authenticate"] = "Bearer error=\"invalid_token\""
            return response
        }
        let claims = UserinfoClaims(person)
        guard configuration.userinfoAsJWT else { return try json(claims) }
        return Response(type: "application/jwt", body: Array(try signers.token(claims).utf8))
    }

    private func idToken(_ grant: Grants.Grant, _ accessToken: String) throws -> String {
        let now = now()
        let hash = (configuration.algorithm ?? .rs256).halfHash(accessToken)
        return try signers.token(
            IDTokenClaims(
                iss: configuration.issuer, sub: UserinfoClaims.subject(grant.person.idNat),
                aud: configuration.clientID, azp: configuration.clientID,
                jti: Base64URL.encode(try randomBytes(16)), exp: now + Grants.tokenLife, iat: now,
                auth_time: grant.authTime, nonce: grant.nonce,
                at_hash: hash, acr: configuration.acr, session_state: grant.session, sid: grant.session))
    }

    /// By its key when it has one, else by its secret.
    private func isClient(_ request: Request, _ form: FormFields) throws -> Bool {
        guard let keys = configuration.clientKeys else { return hasSecret(request, form) }
        return form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            && assertions.accepts(
                form["client_assertion"] ?? "", keys: keys, clientID: configuration.clientID,
                endpoint: configuration.issuer + "/protocol/openid-connect/token", now: Double(now()))
    }

    private func hasSecret(_ request: Request, _ form: FormFields) -> Bool {
        var name = form["client_id"] ?? ""
        var secret = form["client_secret"] ?? ""
        if let header = request.headers["Authorization"] {
            guard header.hasPrefix("Basic "), let pair = Data(base64Encoded: String(header.dropFirst(6))) else {
                return false
            }
            let halves = pair.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            name = PercentEncoding.decode(halves[0], plusIsSpace: true)
            secret = halves.count > 1 ? PercentEncoding.decode(halves[1], plusIsSpace: true) : ""
        }
        return Digest.areEqual(Array(name.utf8), Array(configuration.clientID.utf8))
            && Digest.areEqual(Array(secret.utf8), Array(configuration.clientSecret.utf8))
    }

    private func refusal(_ code: String, status: Int = 400) throws -> Response {
        try json(Problem(error: code), status: status)
    }
}
