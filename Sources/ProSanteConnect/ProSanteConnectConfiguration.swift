public import JOSE

/// How this service is known to Pro Santé Connect, and where its provider is.
public struct ProSanteConnectConfiguration: Sendable {
    /// How the client proves who it is at the token endpoint. Source: OpenID Connect Core §9.
    public enum ClientAuthentication: Sendable {
        /// `client_secret_basic`: in the `Authorization` header.
        case basic
        /// `client_secret_post`: in the form.
        case post
    }

    /// The issuer, an address without final slash; ID tokens must name it exactly.
    public var issuer: String
    /// The path of the discovery document, after the issuer.
    public var discoveryPath = "/.well-known/wallet-openid-configuration"
    /// The client identifier.
    public var clientID: String
    /// The client secret.
    public var clientSecret: String
    /// How the secret is sent.
    public var clientAuthentication = ClientAuthentication.basic
    /// The signatures of tokens that are accepted.
    public var algorithms: Set<SigningAlgorithm> = [.rs256]
    /// The address of ours where the browser comes back with a code; registered at the provider, compared exactly.
    public var redirectURI: String
    /// Addresses that replace those of the discovery document. When the first four are given it is not read.
    public var endpoints = EndpointOverrides()

    /// The settings that have no default.
    public init(issuer: String, clientID: String, clientSecret: String, redirectURI: String) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectURI = redirectURI
    }
}
