public import Cryptography

/// How the simulated provider presents itself, and its only client.
public struct DemoPSCConfiguration: Sendable {
    /// The issuer: the public address of the provider, then a path, such as
    /// `http://localhost:9090/auth/realms/esante-wallet`.
    public var issuer: String
    /// The client identifier.
    public var clientID: String
    /// The client secret.
    public var clientSecret: String
    /// The only address where a code is sent, compared exactly.
    public var redirectURI: String
    /// The only address where the browser may go after signing out, compared exactly.
    public var postLogoutRedirectURI: String
    /// The key that signs.
    public var key: PrivateKey
    /// The level of authentication written in ID tokens; the true one is always `eidas1`.
    public var acr = "eidas1"
    /// Whether the claims are sent as a signed token (`application/jwt`) instead of JSON.
    public var userinfoAsJWT = false

    /// The settings that have no default.
    public init(
        issuer: String, clientID: String, clientSecret: String, redirectURI: String, postLogoutRedirectURI: String,
        key: PrivateKey
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectURI = redirectURI
        self.postLogoutRedirectURI = postLogoutRedirectURI
        self.key = key
    }

    /// Scheme and authority of the issuer: `http://localhost:9090`.
    var origin: String {
        Self.origin(of: issuer)
    }

    /// The path of the issuer, under which all but the authorization endpoint is.
    var basePath: String {
        String(issuer.dropFirst(origin.count))
    }

    /// Scheme and authority of an address.
    static func origin(of url: String) -> String {
        url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }
}
