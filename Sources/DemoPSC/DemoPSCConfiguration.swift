public import Cryptography
public import JOSE

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
    /// The key that signs first.
    public var key: PrivateKey
    /// How it signs; `nil` for RS256 with RSA, ES256 on P-256.
    public var algorithm: SigningAlgorithm?
    /// The public keys by which the client proves who it is (`private_key_jwt`), instead of its secret; `nil` for the secret.
    public var clientKeys: KeySet?
    /// Where the client takes logout tokens, and how one is posted there; `nil` for none.
    public var backChannel: (@Sendable (_ logoutToken: String) -> Void)?
    /// The page of the client that ends a session in a frame; `nil` for none.
    public var frontChannelURI: String?
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
