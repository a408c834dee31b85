import Cryptography
import DemoPSC
import Foundation
import HTTP
import HTTPClient
import ProSanteConnect
import Testing
import UseCases

/// Source: OpenID Connect Core §3.1.3.7; RFC 8725 (JWT best current practices).
@Suite("Pro Santé Connect: tokens that must be refused")
struct TamperedTokenTests {
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let failure: EchecIdentification?
        var header: @Sendable (inout [String: Any]) -> Void = { _ in }
        var claims: @Sendable (inout [String: Any]) -> Void = { _ in }
    }

    private static let now = 1_790_000_000

    static let tamperings: [Tampering] = [
        .init(testDescription: "unchanged", failure: nil),
        .init(testDescription: "another issuer", failure: .emetteur, claims: { $0["iss"] = "https://autre.invalid" }),
        .init(testDescription: "no issuer", failure: .emetteur, claims: { $0["iss"] = nil }),
        .init(testDescription: "another audience", failure: .audience, claims: { $0["aud"] = "autre" }),
        .init(
            testDescription: "two audiences, ours is the party", failure: nil,
            claims: { $0["aud"] = ["a", "ror démo"] }),
        .init(
            testDescription: "two audiences without party", failure: .audience,
            claims: {
                $0["aud"] = ["a", "ror démo"]; $0["azp"] = nil
            }),
        .init(
            testDescription: "two audiences, another party", failure: .audience,
            claims: {
                $0["aud"] = ["a", "ror démo"]; $0["azp"] = "a"
            }),
        .init(testDescription: "one audience without party", failure: nil, claims: { $0["azp"] = nil }),
        .init(testDescription: "a party that is no text", failure: .audience, claims: { $0["azp"] = 1 }),
        .init(testDescription: "an empty party", failure: .audience, claims: { $0["azp"] = "" }),
        .init(testDescription: "no audience", failure: .audience, claims: { $0["aud"] = [String]() }),
        .init(
            testDescription: "an audience that is no text", failure: .audience, claims: { $0["aud"] = ["ror démo", 1] }),
        .init(testDescription: "another party", failure: .audience, claims: { $0["azp"] = "autre" }),
        .init(testDescription: "over since a minute", failure: .expiration, claims: { $0["exp"] = now - 60 }),
        .init(testDescription: "over since 59 s", failure: nil, claims: { $0["exp"] = now - 59 }),
        .init(testDescription: "no end", failure: .expiration, claims: { $0["exp"] = nil }),
        .init(testDescription: "issued in the future", failure: .expiration, claims: { $0["iat"] = now + 61 }),
        .init(testDescription: "an end that is no number", failure: .expiration, claims: { $0["exp"] = "\(now + 60)" }),
        .init(testDescription: "no moment of issue", failure: .expiration, claims: { $0["iat"] = nil }),
        .init(testDescription: "issued 11 minutes ago", failure: nil, claims: { $0["iat"] = now - 660 }),
        .init(testDescription: "issued earlier", failure: .expiration, claims: { $0["iat"] = now - 661 }),
        .init(testDescription: "not before a minute hence", failure: nil, claims: { $0["nbf"] = now + 60 }),
        .init(testDescription: "not before later", failure: .expiration, claims: { $0["nbf"] = now + 61 }),
        .init(testDescription: "not before a text", failure: .expiration, claims: { $0["nbf"] = "hier" }),
        .init(testDescription: "another nonce", failure: .nonce, claims: { $0["nonce"] = "autre" }),
        .init(testDescription: "no nonce", failure: .nonce, claims: { $0["nonce"] = nil }),
        .init(testDescription: "a lower level", failure: .niveauAuthentification, claims: { $0["acr"] = "eidas0" }),
        .init(testDescription: "no level", failure: .niveauAuthentification, claims: { $0["acr"] = nil }),
        .init(testDescription: "identified four hours ago", failure: nil, claims: { $0["auth_time"] = now - 14_460 }),
        .init(
            testDescription: "identified earlier", failure: .identificationAncienne,
            claims: { $0["auth_time"] = now - 14_461 }),
        .init(
            testDescription: "identified in the future", failure: .identificationAncienne,
            claims: { $0["auth_time"] = now + 61 }),
        .init(
            testDescription: "identified at a text", failure: .identificationAncienne,
            claims: { $0["auth_time"] = "hier" }),
        .init(testDescription: "no moment of identification", failure: nil, claims: { $0["auth_time"] = nil }),
        .init(
            testDescription: "another access token", failure: .jetonAcces,
            claims: { $0["at_hash"] = Base64URL.encode(Digest.sha256("autre".utf8).prefix(16)) }),
        .init(testDescription: "an empty access token hash", failure: .jetonAcces, claims: { $0["at_hash"] = "" }),
        .init(
            testDescription: "an access token hash that is no text", failure: .jetonAcces, claims: { $0["at_hash"] = 1 }
        ),
        .init(testDescription: "no access token hash", failure: nil, claims: { $0["at_hash"] = nil }),
        .init(testDescription: "another subject", failure: .identiteIncomplete, claims: { $0["sub"] = "f:x:1" }),
        .init(testDescription: "algorithm none", failure: .signature, header: { $0["alg"] = "none" }),
        .init(testDescription: "algorithm HS256", failure: .signature, header: { $0["alg"] = "HS256" }),
        .init(testDescription: "algorithm ES256", failure: .signature, header: { $0["alg"] = "ES256" }),
        .init(testDescription: "algorithm rs256", failure: .signature, header: { $0["alg"] = "rs256" }),
        .init(testDescription: "no algorithm", failure: .signature, header: { $0["alg"] = nil }),
        .init(testDescription: "unknown key", failure: .signature, header: { $0["kid"] = "autre" }),
        .init(testDescription: "no key identifier, one key", failure: nil, header: { $0["kid"] = nil }),
        .init(testDescription: "critical header", failure: .signature, header: { $0["crit"] = ["x"] }),
    ]

    @Test("gives each broken rule its own failure", arguments: tamperings)
    func tampered(_ tampering: Tampering) throws {
        let world = try DemoWorld()
        let key = world.key
        let client = world.client(idToken: {
            try JSONText.resigned($0, by: key, header: tampering.header, claims: tampering.claims)
        })
        if let failure = tampering.failure {
            #expect(throws: failure) { try world.identify(client) }
        } else {
            #expect(try world.identify(client).nom == "EXEMPLE")
        }
    }

    @Test("refuses another signature, none, and what is no token")
    func signatures() throws {
        let world = try DemoWorld()
        let other = try PrivateKey.generate()
        for change: @Sendable (String) throws -> String in [
            { try JSONText.resigned($0, by: other) },
            { String($0[...($0.lastIndex(of: ".") ?? $0.startIndex)]) },
            { $0.replacingOccurrences(of: ".", with: "") },
            { _ in "a.b" },
        ] {
            #expect(throws: EchecIdentification.signature) { try world.identify(world.client(idToken: change)) }
        }
    }

    @Test("refuses the level that the provider really sent")
    func lowerLevel() throws {
        let world = try DemoWorld { $0.acr = "eidas0" }
        #expect(throws: EchecIdentification.niveauAuthentification) { try world.identify(world.client()) }
    }

    @Test("reads the keys again, once, when the provider changed its key")
    func rotation() throws {
        let world = try DemoWorld()
        let reads = Counter()
        let client = world.client { request, response in
            guard request.url.hasSuffix("/certs"), reads.next() == 1 else { return response }
            var stale = response
            stale.body = Array(#"{"keys": []}"#.utf8)
            return stale
        }
        #expect(try world.identify(client).nom == "EXEMPLE")
        #expect(try world.identify(client).nom == "EXEMPLE")
        #expect(reads.count == 2)
    }

    @Test(
        "tolerates claims of other forms",
        arguments: [
            (#"{"SubjectNameID": "810999000010"}"#, [String]()),
            (#"{"SubjectNameID": "810999000010", "SubjectRefPro": null, "neuf": [1]}"#, []),
            (#"{"SubjectNameID": "ANS20210107161422", "SubjectRefPro": {"exercices": []}}"#, []),
            (#"{"SubjectNameID": "810999000010", "SubjectRefPro": {"exercices": {"codeProfession": "60"}}}"#, ["60"]),
            (
                #"{"SubjectNameID": "810999000010", "SubjectRefPro": {"exercices": [{"codeProfession": "10"}, "#
                    + #"{"codeProfession": "40", "activities": null}, {"codeProfession": "10"}]}}"#,
                ["10", "40"]
            ),
        ])
    func tolerance(_ userinfo: String, _ professions: [String]) throws {
        let world = try DemoWorld()
        let client = world.client { request, response in
            guard request.url.hasSuffix("/userinfo") else { return response }
            let subject = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + DemoWorld.paul.idNat
            var changed = response
            changed.body = try JSONText.changing(userinfo.utf8) { $0["sub"] = subject }
            return changed
        }
        #expect(try world.identify(client).professions == professions)
    }

    @Test("refuses claims without national identifier, or of another person")
    func incomplete() throws {
        let world = try DemoWorld()
        for name in ["sub", "SubjectNameID"] {
            let client = world.client { request, response in
                guard request.url.hasSuffix("/userinfo") else { return response }
                var changed = response
                changed.body = try JSONText.changing(response.body) { $0[name] = nil }
                return changed
            }
            #expect(throws: EchecIdentification.identiteIncomplete) { try world.identify(client) }
        }
    }

    @Test(
        "refuses signed claims of another key, issuer, audience or person",
        arguments: [
            ("signature", EchecIdentification.signature), ("iss", .emetteur), ("aud", .audience),
            ("sub", .identiteIncomplete),
            ("none", .signature),
        ])
    func signedClaims(what: String, failure: EchecIdentification) throws {
        let world = try DemoWorld { $0.userinfoAsJWT = true }
        let key = what == "signature" ? try PrivateKey.generate() : world.key
        let client = world.client { request, response in
            guard request.url.hasSuffix("/userinfo") else { return response }
            var changed = response
            let token = try JSONText.resigned(
                String(decoding: response.body, as: UTF8.self), by: key,
                header: { if what == "none" { $0["alg"] = "none" } }, claims: { $0[what] = "autre" })
            changed.body = Array(token.utf8)
            return changed
        }
        #expect(throws: failure) { try world.identify(client) }
    }
}
