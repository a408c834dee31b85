public import HTTPClient
public import JOSE

/// How this service is known to Pro Santé Connect, and where its provider is.
public struct ProSanteConnectConfiguration: Sendable {
    /// How the client proves who it is at the token endpoint. Source: OpenID Connect Core §9, RFC 8705 §2.
    public enum ClientAuthentication: Sendable {
        /// `client_secret_basic`: a secret in the `Authorization` header.
        case basic(secret: String)
        /// `client_secret_post`: a secret in the form.
        case post(secret: String)
        /// `private_key_jwt`: a token signed for each call.
        case privateKey(TokenSigner)
        /// `tls_client_auth`: the certificate of the connection, `clientCertificate`.
        case certificate
    }

    /// The issuer, an address without final slash; ID tokens must name it exactly.
    public var issuer: String
    /// The path of the discovery document, after the issuer.
    public var discoveryPath = "/.well-known/wallet-openid-configuration"
    /// The client identifier.
    public var clientID: String
    /// How the client proves who it is.
    public var clientAuthentication: ClientAuthentication
    /// The certificate that the token and userinfo endpoints are shown; `nil` for none.
    public var clientCertificate: ClientCertificate?
    /// The signatures of tokens that are accepted.
    public var algorithms: Set<SigningAlgorithm> = [.rs256]
    /// The address of ours where the browser comes back with a code; registered at the provider, compared exactly.
    public var redirectURI: String
    /// Addresses that replace those of the discovery document. When the first four are given it is not read.
    public var endpoints = EndpointOverrides()
    /// What is asked of the provider: `openid` and the scopes that give the claims.
    public var scope = "openid scope_all"
    /// The level of authentication asked and required; `nil` for none, which the true provider never allows.
    public var level: String? = "eidas1"
    /// The claim that holds the national identifier.
    public var identifierClaim = "SubjectNameID"
    /// Seconds that the provider's clock and ours may differ.
    public var skew = 60

    /// The settings that have no default.
    public init(
        issuer: String, clientID: String, clientAuthentication: ClientAuthentication, redirectURI: String
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientAuthentication = clientAuthentication
        self.redirectURI = redirectURI
    }
}
