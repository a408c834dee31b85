import Domain
import Testing

@Suite struct CodesTests {
    /// Source: RFC 4648 §10, padding left out.
    @Test(
        "writes Base32",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, expected: String) { #expect(Base32.encode(text.utf8) == expected) }

    /// Source: RFC 4226 §5.4.
    @Test("cuts six digits out of an HMAC")
    func truncation() {
        let hmac: [UInt8] = [
            0x1F, 0x86, 0x98, 0x69, 0x0E, 0x02, 0xCA, 0x16, 0x61, 0x85, 0x50, 0xEF, 0x7F, 0x19, 0xDA, 0x8E, 0x94, 0x5B,
            0x55, 0x5A,
        ]
        #expect(CodeTOTP.code(hmac: hmac) == "872921")
        #expect(CodeTOTP.code(hmac: [UInt8](repeating: 0, count: 20)) == "000000")
    }

    @Test("takes the code of this period, of the one before and of the next")
    func steps() {
        #expect(CodeTOTP.pasAcceptes(Instant(milliseconds: 59_999)) == [1, 0, 2])
        #expect(CodeTOTP.pasAcceptes(Instant(milliseconds: 60_000)) == [2, 1, 3])
        #expect(CodeTOTP.message(pas: 0x0102_0304_0506_0708) == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test("reads a code whatever its spaces, and nothing else")
    func typed() {
        for right in ["123456", " 123 456 ", "123\u{A0}456"] { #expect(CodeTOTP.normalise(right) == "123456") }
        for wrong in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "１２３４５６"] {
            #expect(CodeTOTP.normalise(wrong) == nil, "\(wrong)")
        }
    }

    @Test("reads a recovery code whatever its case, its dashes and its look-alikes")
    func recovery() {
        let code = CodeSecours.texte(Array("foobarfoob".utf8))
        #expect(code == "MZXW-6YTB-OJTG-633C" && code.count == 19)
        for right in ["mzxw-6ytb-ojtg-633c", "MZXW 6YTB OJTG 633C", "mzxw6ytb0jtg633c"] {
            #expect(CodeSecours.normalise(right) == "MZXW6YTBOJTG633C", "\(right)")
        }
        for wrong in ["", "MZXW", "MZXW-6YTB-OJTG-633", "MZXW-6YTB-OJTG-633C-A", "MZXW-6YTB-OJTG-63!C"] {
            #expect(CodeSecours.normalise(wrong) == nil, "\(wrong)")
        }
    }

    @Test("writes an address that no name breaks")
    func address() {
        let address = CodeTOTP.adresse(secret: "MZXW6", compte: "a&b=c@exemple.fr?#é", emetteur: "ROR")
        #expect(
            address == "otpauth://totp/ROR:a%26b%3Dc%40exemple.fr%3F%23%C3%A9?secret=MZXW6&issuer=ROR&algorithm=SHA1"
                + "&digits=6&period=30")
    }
}
