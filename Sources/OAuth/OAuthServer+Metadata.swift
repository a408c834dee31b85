import Domain
import HTTP
import JOSE

/// What a client library reads to configure itself. Source: RFC 8414 §2, RFC 8705 §3.3.
extension OAuthServer {
    private struct Metadata: Encodable {
        let issuer: String
        let token_endpoint: String
        let grant_types_supported = ["client_credentials"]
        let response_types_supported: [String] = []
        let scopes_supported = Portee.allCases.map(\.rawValue)
        let token_endpoint_auth_methods_supported = [
            "client_secret_basic", "client_secret_post", "private_key_jwt", "tls_client_auth",
            "self_signed_tls_client_auth",
        ]
        let token_endpoint_auth_signing_alg_values_supported = SigningAlgorithm.allCases.map(\.rawValue)
        let tls_client_certificate_bound_access_tokens = true
        let service_documentation = "https://interop.esante.gouv.fr/ig/fhir/ror"
    }

    /// The metadata: the same for everybody, kept for an hour.
    func metadata() -> Response {
        var response = Self.json(Metadata(issuer: issuer, token_endpoint: issuer + Self.tokenPath))
        response.headers["Cache-Control"] = "max-age=3600"
        response.headers["Pragma"] = nil
        return response
    }
}
