import Cryptography
import Domain
import Foundation
import HTTP
import JOSE
import OAuth
import Testing
import UseCases

/// RFC 7523 §3 (what an assertion must say), RFC 7521 §4.2, RFC 8725 (algorithms).
@Suite struct AssertionTests {
    private let world: ClientWorld
    private let client: ClientMachine
    private let first: TokenSigner
    private let second: TokenSigner

    /// What an assertion says; encoded as it is.
    struct Claims: Encodable {
        var iss: String?
        var sub: String?
        var aud: [String]? = [ClientWorld.base + "/oauth2/token"]
        var exp: Double?
        var nbf: Double?
        var iat: Double?
        var jti: String? = UUID().uuidString
    }

    init() throws {
        world = try ClientWorld()
        first = try TokenSigner(PrivateKey.generate(.p256), .es256, identifier: "une")
        second = try TokenSigner(PrivateKey.generate(.rsa), .ps256, identifier: "deux")
        let keys = try [first, second].flatMap { try ClientKeys.read(TokenSigner.json($0.published)) }
        client = try world.create {
            $0.preuves = keys
            $0.finSecret = nil
        }.client
    }

    private func claims(_ change: (inout Claims) -> Void = { _ in }) -> Claims {
        var claims = Claims(iss: client.clientID, sub: client.clientID, exp: Double(world.now.seconds) + 120)
        change(&claims)
        return claims
    }

    private func ask(_ assertion: String, _ more: [(String, String)] = []) -> Response {
        world.ask(
            [
                ("grant_type", "client_credentials"), ("client_assertion", assertion),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ] + more)
    }

    /// The reason told to the security log for a refusal.
    private func reason(_ assertion: String, _ more: [(String, String)] = []) throws -> String? {
        let response = ask(assertion, more)
        #expect(response.status == 401)
        #expect(try ClientWorld.error(response) == "invalid_client")
        world.clock.pass(seconds: 60)  // refusals are counted by the minute
        try world.clients.refresh(now: world.now)
        guard case .tokenRefused(let reason)? = world.events.kinds.last else { return nil }
        return reason
    }

    @Test("takes an assertion by either key of a client, which is how keys are replaced; with or without client_id")
    func taken() throws {
        #expect(ask(try first.token(claims())).status == 200)
        #expect(ask(try second.token(claims())).status == 200)
        #expect(ask(try first.token(claims { $0.aud = [ClientWorld.base] })).status == 200)
        #expect(ask(try first.token(claims()), [("client_id", client.clientID)]).status == 200)
        _ = try world.gerer.revoke(client.clientID, moyen: "cle:une", by: world.operateur, now: world.now)
        try world.clients.refresh(now: world.now)
        #expect(try reason(first.token(claims())) == "assertion-signature")
        #expect(ask(try second.token(claims())).status == 200)
    }

    @Test("takes an assertion once")
    func replay() throws {
        let assertion = try first.token(claims())
        #expect(ask(assertion).status == 200)
        #expect(try reason(assertion) == "assertion-replay")
        let sameName = try second.token(claims { $0.jti = "a" })
        #expect(ask(sameName).status == 200)
        #expect(try reason(first.token(claims { $0.jti = "a" })) == "assertion-replay")
    }

    @Test("refuses what is not of this client, of this server or of now")
    func wrongClaims() throws {
        let now = Double(world.now.seconds)
        let cases: [(String, (inout Claims) -> Void)] = [
            ("assertion-issuer", { $0.iss = "client-other" }), ("assertion-issuer", { $0.sub = "client-other" }),
            ("assertion-issuer", { $0.sub = nil }), ("assertion-issuer", { $0.iss = nil }),
            ("assertion-audience", { $0.aud = ["https://other.example"] }), ("assertion-audience", { $0.aud = nil }),
            ("assertion-audience", { $0.aud = [] }),
            ("assertion-audience", { $0.aud?.append("https://other.example/token") }),
            ("assertion-audience", { $0.aud = [ClientWorld.base + "/oauth2/token/"] }),
            ("assertion-time", { $0.exp = now - 61 }), ("assertion-time", { $0.exp = nil }),
            ("assertion-time", { $0.exp = now + 86_400 }), ("assertion-time", { $0.exp = now * 1000 }),
            ("assertion-time", { $0.nbf = now + 86_400 }), ("assertion-time", { $0.iat = now + 86_400 }),
            ("assertion-jti", { $0.jti = nil }), ("assertion-jti", { $0.jti = "" }),
            ("assertion-jti", { $0.jti = String(repeating: "j", count: 256) }),
        ]
        for (wanted, change) in cases {
            #expect(try reason(first.token(claims(change))) == wanted)
        }
        #expect(try reason(first.token(claims()), [("client_id", "client-other")]) == "assertion-issuer")
    }

    @Test("refuses another key, another kid, another client's key, and an unknown client alike")
    func wrongKeys() throws {
        let thief = try TokenSigner(PrivateKey.generate(.p256), .es256, identifier: "une")
        #expect(try reason(thief.token(claims())) == "assertion-signature")
        let unknown = try TokenSigner(PrivateKey.generate(.p256), .es256, identifier: "trois")
        #expect(try reason(unknown.token(claims())) == "assertion-signature")
        let otherKey = try TokenSigner(PrivateKey.generate(.p256), .es256, identifier: "autre")
        let otherKeys = try ClientKeys.read(TokenSigner.json(otherKey.published))
        _ = try world.create {
            $0.nom = "Autre"
            $0.preuves = otherKeys
        }
        #expect(try reason(otherKey.token(claims())) == "assertion-signature")
        let nobody = claims {
            $0.iss = "client-none"
            $0.sub = "client-none"
        }
        #expect(try reason(first.token(nobody)) == "unknown-client")
    }

    @Test("refuses none, HS256 made with the public key, a change of one letter, and what is no token")
    func wrongForms() throws {
        func part(_ text: String) -> String { Base64URL.encode(text.utf8) }
        let body = Base64URL.encode(try TokenSigner.json(claims()))
        let good = try first.token(claims())
        let signature = good.split(separator: ".")[2]
        let signed = part(#"{"alg":"HS256","kid":"une"}"#) + "." + body
        let key = try TokenSigner.json(first.published)
        let forged = signed + "." + Base64URL.encode(Digest.hmacSHA256(signed.utf8, key: key))
        for assertion in [
            part(#"{"alg":"none"}"#) + "." + body + ".", part(#"{"alg":"none"}"#) + "." + body, forged,
            part(#"{"alg":"RS512","kid":"une"}"#) + "." + body + "." + signature, "a.b.c", "..", "é",
            part(#"{"alg":"ES256","kid":"une","crit":["exp"]}"#) + "." + body + "." + signature,
            String(repeating: "a", count: 100_000),
        ] {
            #expect(try reason(assertion) == "assertion-form")
        }
        let other = try TokenSigner.json(claims { $0.jti = "other" })
        let parts = good.split(separator: ".")
        #expect(try reason("\(parts[0]).\(Base64URL.encode(other)).\(parts[2])") == "assertion-signature")
    }

    @Test("reads key sets, keeps what verifies, and refuses private keys")
    func keys() throws {
        let set = try TokenSigner.json(JSONWebKey.Set([first.published, second.published]))
        let read = try ClientKeys.read(set)
        #expect(read.map { MoyenClient($0, now: world.now).reference } == ["cle:une", "cle:deux"])
        func refusal(_ text: String) -> ClientKeys.Refusal? {
            do throws(ClientKeys.Refusal) {
                _ = try ClientKeys.read(Array(text.utf8))
                return nil
            } catch { return error }
        }
        for text in ["", "[]", "{}", #"{"keys":[]}"#, "pem"] { #expect(refusal(text) == .notKeys, "\(text)") }
        let published = String(decoding: try TokenSigner.json(first.published), as: UTF8.self)
        #expect(refusal(String(published.dropLast()) + #","d":"AAAA"}"#) == .secret)
        #expect(refusal(#"{"kty":"oct","k":"AAAA"}"#) == .secret)
        #expect(refusal(published.replacing("P-256", with: "P-384")) == .unusable)
        #expect(refusal(published.replacing("ES256", with: "RS256")) == .unusable)
        #expect(refusal(#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#) == .unusable)
    }
}
