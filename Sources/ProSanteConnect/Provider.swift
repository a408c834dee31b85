import JOSE
import UseCases

/// What is known of the provider: its addresses. Source: OpenID Connect Discovery 1.0 §3.
struct Provider: Sendable {
    let authorization: String
    let token: String
    let userinfo: String
    let keys: String
    let endSession: String?

    /// The provider, when the overrides are enough to know it.
    init?(_ overrides: EndpointOverrides) {
        guard let authorization = overrides.authorization, let token = overrides.token,
            let userinfo = overrides.userinfo, let keys = overrides.keys
        else { return nil }
        self.authorization = authorization
        self.token = token
        self.userinfo = userinfo
        self.keys = keys
        endSession = overrides.endSession
    }

    /// The provider of a discovery document, which must be of the expected issuer (§4.3). With a certificate of ours, the addresses
    /// that ask for one come first (RFC 8705 §5).
    init(
        document: JSONValue, issuer: String, _ overrides: EndpointOverrides, withCertificate: Bool = false
    ) throws(EchecIdentification) {
        func address(_ name: String) -> String? {
            (withCertificate ? document["mtls_endpoint_aliases"]?[name]?.text : nil) ?? document[name]?.text
        }
        guard document["issuer"]?.text == issuer,
            let authorization = overrides.authorization ?? document["authorization_endpoint"]?.text,
            let token = overrides.token ?? address("token_endpoint"),
            let userinfo = overrides.userinfo ?? address("userinfo_endpoint"),
            let keys = overrides.keys ?? document["jwks_uri"]?.text
        else { throw .fournisseurIndisponible }
        self.authorization = authorization
        self.token = token
        self.userinfo = userinfo
        self.keys = keys
        endSession = overrides.endSession ?? document["end_session_endpoint"]?.text
        // An issuer in https has no address in clear: codes, secrets and tokens would travel there.
        guard issuer.hasPrefix("https://") else { return }
        for address in [authorization, token, userinfo, keys, endSession].compactMap(\.self)
        where !address.hasPrefix("https://") {
            throw .fournisseurIndisponible
        }
    }
}
