import Cryptography
import Testing

/// Vectors of RFC 7515 A.2 (RS256), RFC 4231 §4.3 (HMAC), FIPS 180-4 ("abc"), RFC 7636 appendix B (PKCE).
@Suite("Cryptography")
struct CryptographyTests {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    @Test("gives the digests of the standards")
    func digests() {
        #expect(
            hex(Digest.sha256("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hex(Digest.hmacSHA256("what do ya want for nothing?".utf8, key: "Jefe".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            Base64URL.encode(Digest.sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".utf8))
                == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    /// RFC 5869 A.3: no salt, no information; and the first block of A.3 with a label differs.
    @Test("derives the key of the standard, another for each label and each secret")
    func derivedKey() {
        let secret = [UInt8](repeating: 0x0B, count: 22)
        let expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
        #expect(hex(Digest.derivedKey(from: secret, label: [])) == expected)
        #expect(Digest.derivedKey(from: secret, label: "a".utf8) != Digest.derivedKey(from: secret, label: "b".utf8))
        #expect(Digest.derivedKey(from: [], label: []) != Digest.derivedKey(from: secret, label: []))
    }

    /// Test case 13 of the GCM specification (NIST): a key and a nonce of zeros, no text, whose tag is known.
    @Test("opens the box of the standard")
    func standardBox() throws {
        let tag: [UInt8] = [
            0x53, 0x0F, 0x8A, 0xFB, 0xC7, 0x45, 0x36, 0xB9, 0xA9, 0x63, 0xB4, 0xF1, 0xC4, 0xCB, 0x73, 0x8B,
        ]
        let zeros = [UInt8](repeating: 0, count: 32)
        #expect(SealedBox.open([UInt8](repeating: 0, count: 12) + tag, key: zeros) == [])
    }

    @Test("seals what the same key opens, never twice the same", arguments: [0, 1, 15, 16, 17, 5_000])
    func sealedBox(count: Int) throws {
        let key = try randomBytes(32)
        let plain = try randomBytes(count)
        let box = try SealedBox.seal(plain, key: key)
        #expect(box.count == count + 28)
        #expect(SealedBox.open(box, key: key) == plain)
        #expect(try SealedBox.seal(plain, key: key) != box)
        #expect(SealedBox.open(box, key: try randomBytes(32)) == nil)
        #expect(SealedBox.open(Array(box.dropLast()), key: key) == nil)
        for place in Set([0, 11, 12, box.count - 16, box.count - 1]) {
            var changed = box
            changed[place] ^= 1
            #expect(SealedBox.open(changed, key: key) == nil)
        }
    }

    @Test("takes keys of 32 bytes only")
    func sealingKeys() {
        for count in [0, 16, 31, 33] {
            let key = [UInt8](repeating: 1, count: count)
            #expect(throws: CryptographyError.invalidKey) { try SealedBox.seal([1], key: key) }
            #expect(SealedBox.open([UInt8](repeating: 0, count: 40), key: key) == nil)
        }
    }

    @Test("compares secrets")
    func comparison() {
        #expect(Digest.areEqual([1, 2, 3], [1, 2, 3]))
        #expect(!Digest.areEqual([1, 2, 3], [1, 2, 4]))
        #expect(!Digest.areEqual([1, 2, 3], [1, 2]))
        #expect(Digest.areEqual([], []))
    }

    @Test("gives different random bytes each time")
    func random() throws {
        let first = try randomBytes(32)
        #expect(first.count == 32)
        #expect(try randomBytes(32) != first)
    }

    @Test(
        "encodes and decodes base64url",
        arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")])
    func base64url(_ plain: String, _ encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test("round-trips every byte, and uses the URL alphabet")
    func everyByte() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        #expect(Base64URL.encode([251, 255]) == "-_8")
    }

    @Test("refuses what is not base64url", arguments: ["Zg==", "Z", "Zm+v", "Zm/v", "Zh", "Zm9", "Z m8", "é"])
    func notBase64url(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    private static let modulus =
        "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-"
        + "Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-"
        + "pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
        + "UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-"
        + "DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"
    private static let message =
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS"
        + "9pc19yb290Ijp0cnVlfQ"
    private static let signature =
        "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-"
        + "0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--"
        + "f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkH"
        + "WEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_Ioy"
        + "pGlUPQGe77Rw"

    @Test("verifies the RS256 example of RFC 7515, and refuses it altered")
    func rfc7515() throws {
        let modulus = try #require(Base64URL.decode(Self.modulus))
        let key = try PublicKey(.rsa(modulus: modulus, exponent: [1, 0, 1]))
        #expect(key.numbers == .rsa(modulus: modulus, exponent: [1, 0, 1]))
        var signature = try #require(Base64URL.decode(Self.signature))
        #expect(key.verifies(signature, of: Self.message.utf8))
        #expect(!key.verifies(signature, of: (Self.message + "x").utf8))
        signature[5] ^= 1
        #expect(!key.verifies(signature, of: Self.message.utf8))
        #expect(!key.verifies([], of: Self.message.utf8))
    }

    @Test(
        "signs with a new key, kept as PEM, what its public half verifies and no other scheme does",
        arguments: [(SignatureScheme.rsaPKCS1, 256), (.rsaPSS, 256), (.ecdsaP256, 64)])
    func signing(scheme: SignatureScheme, bytes: Int) throws {
        let key = try PrivateKey(pem: try PrivateKey.generate(scheme.keyKind).pem())
        let published = try PublicKey(key.publicKey.numbers)
        for _ in 0..<20 {
            let signature = try key.sign("message".utf8, scheme)
            #expect(signature.count == bytes)
            #expect(published.verifies(signature, of: "message".utf8, scheme))
            #expect(!published.verifies(signature, of: "messagf".utf8, scheme))
            #expect(!published.verifies(Array(signature.dropLast()), of: "message".utf8, scheme))
            for other in [SignatureScheme.rsaPKCS1, .rsaPSS, .ecdsaP256] where other != scheme {
                #expect(!published.verifies(signature, of: "message".utf8, other))
            }
            let stranger = try PrivateKey.generate(.p256).publicKey
            #expect(!stranger.verifies(signature, of: "message".utf8, scheme))
        }
        let wrong = scheme.keyKind == .rsa ? SignatureScheme.ecdsaP256 : .rsaPSS
        #expect(throws: CryptographyError.cannotSign) { try key.sign("message".utf8, wrong) }
    }

    @Test("verifies the ES256 example of RFC 7515 A.3, and refuses it altered")
    func rfc7515ECDSA() throws {
        let x = try #require(Base64URL.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"))
        let y = try #require(Base64URL.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
        let key = try PublicKey(.p256(x: x, y: y))
        #expect(key.numbers == .p256(x: x, y: y))
        let message = Self.message.replacing("eyJhbGciOiJSUzI1NiJ9", with: "eyJhbGciOiJFUzI1NiJ9")
        var signature = try #require(
            Base64URL.decode(
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"))
        #expect(key.verifies(signature, of: message.utf8, .ecdsaP256))
        #expect(!key.verifies([UInt8](repeating: 0, count: 64), of: message.utf8, .ecdsaP256))
        signature[40] ^= 1
        #expect(!key.verifies(signature, of: message.utf8, .ecdsaP256))
    }

    @Test("refuses weak or unreadable keys")
    func invalidKeys() {
        #expect(throws: CryptographyError.invalidKey) { try PublicKey(.rsa(modulus: [1, 2, 3], exponent: [3])) }
        #expect(throws: CryptographyError.invalidKey) { try PublicKey(.rsa(modulus: [], exponent: [])) }
        let one = [UInt8](repeating: 1, count: 32)
        #expect(throws: CryptographyError.invalidKey) { try PublicKey(.p256(x: one, y: one)) }
        #expect(throws: CryptographyError.invalidKey) { try PublicKey(.p256(x: [], y: one)) }
        #expect(throws: CryptographyError.invalidKey) { try PrivateKey(pem: "rien") }
    }
}
