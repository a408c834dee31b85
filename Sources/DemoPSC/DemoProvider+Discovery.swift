import HTTP
import JOSE

extension DemoProvider {
    private struct Document: Encodable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let userinfo_endpoint: String
        let jwks_uri: String
        let end_session_endpoint: String
        let response_types_supported = ["code"]
        let grant_types_supported = ["authorization_code"]
        let subject_types_supported = ["public"]
        let id_token_signing_alg_values_supported: [String]
        let token_endpoint_auth_methods_supported: [String]
        let backchannel_logout_supported = true
        let backchannel_logout_session_supported = true
        let frontchannel_logout_supported = true
        let frontchannel_logout_session_supported = true
        let code_challenge_methods_supported = ["S256"]
        let scopes_supported = ["openid", "scope_all"]
        let acr_values_supported = ["eidas1"]
    }

    /// The discovery document. Source: OpenID Connect Discovery 1.0 §3.
    func discovery() throws -> Response {
        let protocolPath = configuration.issuer + "/protocol/openid-connect"
        return try json(
            Document(
                issuer: configuration.issuer, authorization_endpoint: configuration.origin + "/auth",
                token_endpoint: protocolPath + "/token", userinfo_endpoint: protocolPath + "/userinfo",
                jwks_uri: protocolPath + "/certs", end_session_endpoint: protocolPath + "/logout",
                id_token_signing_alg_values_supported: signers.published.keys.map(\.alg),
                token_endpoint_auth_methods_supported: configuration.clientKeys == nil
                    ? ["client_secret_basic", "client_secret_post"] : ["private_key_jwt"]))
    }
}
