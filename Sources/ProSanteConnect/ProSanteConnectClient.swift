import Cryptography
public import Domain
import HTTP
public import HTTPClient
import JOSE
public import UseCases

/// Pro Santé Connect as identity provider, by the authorization code flow with PKCE.
///
/// Source: OpenID Connect Core 1.0 §3.1; RFC 7636. Calls block on the network.
public struct ProSanteConnectClient: FournisseurIdentite {
    let configuration: ProSanteConnectConfiguration
    let send: @Sendable (HTTPClientRequest) throws -> HTTPClientResponse
    let now: @Sendable () -> Instant
    private let random: @Sendable (Int) throws -> [UInt8]
    private let provider = ProviderMemory<Provider>()
    private let keys = ProviderMemory<KeySet>()

    /// A client. `send` reaches the provider, `now` is the clock, `random` gives bytes fit for secrets.
    public init(
        configuration: ProSanteConnectConfiguration,
        send: @escaping @Sendable (HTTPClientRequest) throws -> HTTPClientResponse,
        now: @escaping @Sendable () -> Instant,
        random: @escaping @Sendable (Int) throws -> [UInt8]
    ) {
        self.configuration = configuration
        self.send = send
        self.now = now
        self.random = random
    }

    /// The issuer.
    public var emetteur: String { configuration.issuer }

    /// The address where the browser signs in. Throws `EchecIdentification.fournisseurIndisponible`.
    ///
    /// With `depuis`, the person is asked to prove again who they are (`prompt`, `max_age`).
    public func begin(retour: String?, depuis: Instant? = nil) throws -> (adresse: String, demande: DemandeConnexion) {
        let provider = try currentProvider()
        let demande = DemandeConnexion(
            state: try secret(), nonce: try secret(), codeVerifier: try secret(), retour: retour, depuis: depuis)
        let level = configuration.level.map { [(name: "acr_values", value: $0)] } ?? []
        let again = depuis == nil ? [] : [(name: "prompt", value: "login"), (name: "max_age", value: Self.maxAge)]
        let fields: [(name: String, value: String)] = [
            ("response_type", "code"), ("client_id", configuration.clientID),
            ("redirect_uri", configuration.redirectURI), ("scope", configuration.scope), ("state", demande.state),
            ("nonce", demande.nonce),
            ("code_challenge", Base64URL.encode(Digest.sha256(demande.codeVerifier.utf8))),
            ("code_challenge_method", "S256"),
        ]
        return (Self.address(provider.authorization, FormFields(fields + level + again)), demande)
    }

    /// The identity behind a code. Throws the `EchecIdentification` of the first check that fails.
    public func identifier(code: String, demande: DemandeConnexion) throws -> IdentitePSC {
        let provider = try currentProvider()
        let tokens = try exchange(code, demande, at: provider.token)
        let token = try verified(tokens.idToken, provider)
        try IDTokenRules(
            issuer: configuration.issuer, clientID: configuration.clientID, nonce: demande.nonce,
            level: configuration.level, accessTokenHash: token.algorithm.halfHash(tokens.accessToken),
            now: Double(now().seconds), skew: Double(configuration.skew),
            authenticatedSince: demande.depuis.map { Double($0.seconds) }
        ).check(token.claims)
        let user = UserClaims(
            try userinfo(tokens.accessToken, provider), identifierClaim: configuration.identifierClaim)
        return try user.identite(of: token.claims, idToken: tokens.idToken, now: now())
    }

    /// The address that signs the browser out, then sends it to `retour`, which must be registered at the provider, with `state`;
    /// `nil` until the provider is known. The network is never asked, and an old discovery document is good enough.
    ///
    /// Source: OpenID Connect RP-Initiated Logout 1.0 §2.
    public func adresseDeconnexion(idToken: String, retour: String, state: String) -> String? {
        let known = Provider(configuration.endpoints) ?? provider.lastValue
        guard let endSession = configuration.endpoints.endSession ?? known?.endSession else { return nil }
        let fields = FormFields([
            ("id_token_hint", idToken), ("client_id", configuration.clientID), ("post_logout_redirect_uri", retour),
            ("state", state),
        ])
        return Self.address(endSession, fields)
    }

    /// What is over at the provider, as a logout token says. Throws `EchecDeconnexion`.
    public func deconnexion(jeton: String) throws -> DeconnexionFournisseur {
        let token: SignedToken
        do {
            token = try verified(jeton, try currentProvider())
        } catch let echec as EchecIdentification {
            throw echec == .signature ? EchecDeconnexion.signature : .fournisseurIndisponible
        }
        return try LogoutTokenRules(
            issuer: configuration.issuer, clientID: configuration.clientID, now: Double(now().seconds),
            skew: Double(configuration.skew)
        ).check(token)
    }

    /// A token that the provider signed. A key that is not known reloads the keys, at most every
    /// `Limites.rechargementCles` seconds whatever comes.
    func verified(_ text: String, _ provider: Provider) throws -> SignedToken {
        guard let token = SignedToken(text, allowing: configuration.algorithms) else {
            throw EchecIdentification.signature
        }
        let load = { KeySet(document: try readJSON(provider.keys)) }
        var key = try keys.value(now: now(), load: load).key(for: token)
        if key == nil { key = try keys.reload(now: now(), load: load)?.key(for: token) }
        guard let key, token.isSigned(by: key) else { throw EchecIdentification.signature }
        return token
    }

    private func currentProvider() throws -> Provider {
        if let provider = Provider(configuration.endpoints) { return provider }
        return try provider.value(now: now()) {
            let document = try readJSON(configuration.issuer + configuration.discoveryPath)
            return try Provider(
                document: document, issuer: configuration.issuer, configuration.endpoints,
                withCertificate: configuration.clientCertificate != nil)
        }
    }

    /// Seconds, beside `prompt=login` which asks for a new identification: makes the provider tell `auth_time`. Not 0, with which some
    /// providers ask again without end.
    private static let maxAge = "30"

    /// A secret of 256 bits, of URL characters.
    func secret() throws -> String {
        Base64URL.encode(try random(32))
    }

    private static func address(_ endpoint: String, _ fields: FormFields) -> String {
        endpoint + (endpoint.contains("?") ? "&" : "?") + fields.encoded
    }
}
