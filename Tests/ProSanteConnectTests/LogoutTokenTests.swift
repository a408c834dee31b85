import Cryptography
import DemoPSC
import HTTP
import ProSanteConnect
import Testing
import UseCases

/// Source: OpenID Connect Back-Channel Logout 1.0 §2.4 and §2.6.
@Suite("Pro Santé Connect: logout tokens")
struct LogoutTokenTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let failure: EchecDeconnexion?
        var header: @Sendable (inout [String: Any]) -> Void = { _ in }
        var claims: @Sendable (inout [String: Any]) -> Void = { _ in }
    }

    private static let now = 1_790_000_000
    private static let event = "http://schemas.openid.net/event/backchannel-logout"

    static let changes: [Change] = [
        .init(testDescription: "unchanged", failure: nil),
        .init(testDescription: "another issuer", failure: .emetteur, claims: { $0["iss"] = "https://autre.invalid" }),
        .init(testDescription: "no issuer", failure: .emetteur, claims: { $0["iss"] = nil }),
        .init(testDescription: "another audience", failure: .audience, claims: { $0["aud"] = "autre" }),
        .init(testDescription: "several audiences", failure: nil, claims: { $0["aud"] = ["a", "ror démo"] }),
        .init(
            testDescription: "an audience that is no text", failure: .audience, claims: { $0["aud"] = ["ror démo", 1] }),
        .init(testDescription: "no audience", failure: .audience, claims: { $0["aud"] = nil }),
        .init(testDescription: "issued in the future", failure: .expiration, claims: { $0["iat"] = now + 61 }),
        .init(testDescription: "issued three minutes ago", failure: nil, claims: { $0["iat"] = now - 180 }),
        .init(testDescription: "issued earlier", failure: .expiration, claims: { $0["iat"] = now - 181 }),
        .init(testDescription: "no moment of issue", failure: .expiration, claims: { $0["iat"] = nil }),
        .init(testDescription: "over", failure: .expiration, claims: { $0["exp"] = now - 60 }),
        .init(testDescription: "an end that is no number", failure: .expiration, claims: { $0["exp"] = "demain" }),
        .init(testDescription: "no end", failure: nil, claims: { $0["exp"] = nil }),
        .init(testDescription: "no identifier", failure: .identifiant, claims: { $0["jti"] = nil }),
        .init(testDescription: "no event", failure: .evenement, claims: { $0["events"] = nil }),
        .init(
            testDescription: "another event", failure: .evenement, claims: { $0["events"] = ["autre": [String: Any]()] }
        ),
        .init(
            testDescription: "an event that is no object", failure: .evenement, claims: { $0["events"] = [event: true] }
        ),
        .init(testDescription: "events that are a list", failure: .evenement, claims: { $0["events"] = [event] }),
        .init(testDescription: "a nonce", failure: .nonce, claims: { $0["nonce"] = "n" }),
        .init(testDescription: "a nonce that is nothing", failure: .nonce, claims: { $0["nonce"] = JSONText.null }),
        .init(testDescription: "no session", failure: nil, claims: { $0["sid"] = nil }),
        .init(testDescription: "no person", failure: nil, claims: { $0["sub"] = nil }),
        .init(
            testDescription: "neither person nor session", failure: .sansPersonne,
            claims: {
                $0["sub"] = nil
                $0["sid"] = nil
            }),
        .init(testDescription: "without type", failure: nil, header: { $0["typ"] = nil }),
        .init(testDescription: "of type JWT", failure: nil, header: { $0["typ"] = "JWT" }),
        .init(testDescription: "of a media type", failure: nil, header: { $0["typ"] = "application/logout+jwt" }),
        .init(testDescription: "an access token", failure: .type, header: { $0["typ"] = "at+jwt" }),
        .init(testDescription: "algorithm none", failure: .signature, header: { $0["alg"] = "none" }),
        .init(testDescription: "algorithm HS256", failure: .signature, header: { $0["alg"] = "HS256" }),
        .init(testDescription: "algorithm ES256", failure: .signature, header: { $0["alg"] = "ES256" }),
        .init(testDescription: "unknown key", failure: .signature, header: { $0["kid"] = "autre" }),
    ]

    @Test("gives each broken rule its own failure", arguments: changes)
    func changed(_ change: Change) throws {
        let world = try DemoWorld()
        let token = try JSONText.resigned(
            try world.provider.logoutToken(session: "s1", person: DemoWorld.paul), by: world.key,
            header: change.header, claims: change.claims)
        if let failure = change.failure {
            #expect(throws: failure) { try world.client().deconnexion(jeton: token) }
        } else {
            let ended = try world.client().deconnexion(jeton: token)
            #expect(!ended.identifiant.isEmpty && (ended.session ?? "s1") == "s1")
            #expect(ended.sujet?.hasSuffix(DemoWorld.paul.idNat) != false)
        }
    }

    @Test("refuses another signature, an ID token, and what is no token")
    func others() throws {
        let world = try DemoWorld()
        let client = world.client()
        let good = try world.provider.logoutToken(session: "s1", person: DemoWorld.paul)
        let forged = try JSONText.resigned(good, by: try PrivateKey.generate())
        for text in ["", "a.b.c", forged, String(good.dropLast(4)), String(repeating: "a", count: 1_000_000)] {
            #expect(throws: EchecDeconnexion.signature) { try client.deconnexion(jeton: text) }
        }
        let idToken = try world.identify(client).idToken
        #expect(throws: EchecDeconnexion.evenement) { try client.deconnexion(jeton: idToken) }
    }

    @Test("says that the keys cannot be read now")
    func unavailable() throws {
        let world = try DemoWorld()
        world.configuration.issuer = "http://127.0.0.1:1/auth"
        let token = try world.provider.logoutToken(session: "s1", person: DemoWorld.paul)
        #expect(throws: EchecDeconnexion.fournisseurIndisponible) { try world.client().deconnexion(jeton: token) }
    }

    @Test("names the session by which the ID token of the same sign-in is known")
    func sameSession() throws {
        let ended = Counter()
        let world = try DemoWorld { $0.backChannel = { _ in _ = ended.next() } }
        let client = world.client()
        let identite = try world.identify(client)
        #expect(identite.sessionFournisseur != nil && identite.sujet.hasSuffix(DemoWorld.paul.idNat))
        let address = try #require(
            client.adresseDeconnexion(idToken: identite.idToken, retour: DemoWorld.logoutURI, state: "e"))
        for _ in 0..<2 { _ = try world.get(address) }
        #expect(ended.count == 1)
    }
}
