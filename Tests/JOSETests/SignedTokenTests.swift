import Cryptography
import JOSE
import Testing

@Suite struct SignedTokenTests {
    private let claims = ["sub": "aline", "iss": "https://psc.example"]

    private func signer(_ algorithm: SigningAlgorithm, _ identifier: String? = nil) throws -> TokenSigner {
        try TokenSigner(try PrivateKey.generate(algorithm.scheme.keyKind), algorithm, identifier: identifier)
    }

    /// The set as it is read back from what is published.
    private func keys(_ signers: [TokenSigner], _ change: (String) -> String = { $0 }) throws -> KeySet {
        let text = String(decoding: try TokenSigner.json(JSONWebKey.Set(signers.map(\.published))), as: UTF8.self)
        return KeySet(document: try #require(JSONValue.parse(Array(change(text).utf8))))
    }

    private func token(_ header: String) throws -> String {
        Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(try TokenSigner.json(claims)) + ".AAAA"
    }

    @Test(
        "a token is believed with the key that is published for it, and no other", arguments: SigningAlgorithm.allCases)
    func roundTrip(algorithm: SigningAlgorithm) throws {
        let signer = try signer(algorithm)
        let text = try signer.token(claims, type: "logout+jwt")
        let token = try #require(SignedToken(text, allowing: [algorithm]))
        #expect(token.claims["sub"]?.text == "aline" && token.type == "logout+jwt" && token.algorithm == algorithm)
        let key = try #require(try keys([signer, try self.signer(algorithm)]).key(for: token))
        #expect(token.isSigned(by: key))
        let other = try self.signer(algorithm, signer.published.kid)
        #expect(try keys([other]).key(for: token).map(token.isSigned) == false)
        for index in text.indices where text[index] != "." {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            #expect(SignedToken(changed, allowing: [algorithm])?.isSigned(by: key) != true)
        }
    }

    @Test("only an algorithm that is allowed is read; never none nor a shared secret")
    func algorithms() throws {
        for algorithm in SigningAlgorithm.allCases {
            let text = try signer(algorithm).token(claims)
            #expect(SignedToken(text, allowing: Set(SigningAlgorithm.allCases).subtracting([algorithm])) == nil)
        }
        for algorithm in ["none", "HS256", "rs256", "RS512", "EdDSA", ""] {
            let text = try token(#"{"alg":"\#(algorithm)"}"#)
            #expect(SignedToken(text, allowing: Set(SigningAlgorithm.allCases)) == nil, "\(algorithm)")
        }
    }

    @Test("a token of another form is none")
    func forms() throws {
        let good = try token(#"{"alg":"RS256"}"#)
        #expect(SignedToken(good, allowing: [.rs256]) != nil)
        let long = try signer(.es256).token(["sub": String(repeating: "x", count: 20_000)])
        for text in [
            "", "a.b", "a.b.c", good + ".x", good + "=", try token(#"{"alg":"RS256","crit":["exp"]}"#),
            try token(#"{"alg":["RS256"]}"#), try token("[]"), good.replacing(".", with: ""), long,
        ] {
            #expect(SignedToken(text, allowing: Set(SigningAlgorithm.allCases)) == nil)
        }
    }

    @Test(
        "a token without key identifier is read with the only key of its algorithm, and refused when there are several")
    func withoutIdentifier() throws {
        let text = try token(#"{"alg":"ES256"}"#)
        let token = try #require(SignedToken(text, allowing: [.es256]))
        let (one, two) = (try signer(.es256), try signer(.es256))
        #expect(try keys([one, try signer(.rs256)]).key(for: token) != nil)
        #expect(try keys([one, two]).key(for: token) == nil)
        #expect(try keys([]).key(for: token) == nil)
    }

    @Test("a key serves for its own use, algorithm and kind only")
    func otherKeys() throws {
        let signer = try signer(.ps256)
        let token = try #require(SignedToken(try signer.token(claims), allowing: [.ps256]))
        #expect(try keys([signer]).key(for: token) != nil)
        for (old, new) in [
            (#""sig""#, #""enc""#), (#""PS256""#, #""RS256""#), (#""RSA""#, #""oct""#), (#""AQAB""#, #""A*""#),
            (#""use""#, #""key_ops":["encrypt"],"use""#),
        ] {
            #expect(try keys([signer], { $0.replacing(old, with: new) }).key(for: token) == nil, "\(new)")
        }
        #expect(throws: CryptographyError.invalidKey) { try TokenSigner(try PrivateKey.generate(.p256), .rs256) }
    }

    @Test("the thumbprint of the key of RFC 7638")
    func thumbprint() throws {
        let modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZ"
            + "CiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgn"
            + "Yb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0"
            + "Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
        let key = try PublicKey(.rsa(modulus: try #require(Base64URL.decode(modulus)), exponent: [1, 0, 1]))
        #expect(JSONWebKey.thumbprint(key) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    }
}
