import HTTP
import Testing

@Suite struct PercentEncodingTests {
    @Test(
        "writes every byte outside the unreserved set as %XX",
        arguments: [
            ("aZ09-._~", "aZ09-._~"), ("a b", "a%20b"), ("é", "%C3%A9"),
            ("a+b&c=d/e?f#g%", "a%2Bb%26c%3Dd%2Fe%3Ff%23g%25"),
            ("😀", "%F0%9F%98%80"), ("\r\n", "%0D%0A"), ("", ""),
        ])
    func encodes(_ text: String, _ encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
        #expect(PercentEncoding.decode(encoded.utf8) == text)
    }

    @Test(
        "reads both cases and leaves a lone % as it is",
        arguments: [("%c3%a9", "é"), ("%41", "A"), ("100%", "100%"), ("%4", "%4"), ("%zz%41", "%zzA"), ("%%41", "%A")])
    func decodes(_ encoded: String, _ text: String) {
        #expect(PercentEncoding.decode(encoded.utf8) == text)
    }

    @Test("replaces what is not UTF-8")
    func invalid() {
        #expect(PercentEncoding.decode("a%FFb".utf8) == "a\u{FFFD}b")
        #expect(PercentEncoding.decode("%C3".utf8) == "\u{FFFD}")
    }

    @Test("a plus sign is a space in forms only")
    func plus() {
        #expect(PercentEncoding.decode("a+b%2Bc".utf8) == "a+b+c")
        #expect(PercentEncoding.decode("a+b%2Bc".utf8, plusIsSpace: true) == "a b+c")
    }

    @Test(
        "decodes hostile texts without losing a byte of what is no escape",
        arguments: [
            ("%", "%"), ("%%", "%%"), ("%%%", "%%%"), ("%2", "%2"), ("%2%35", "%25"), ("%25%32%35", "%25"),
            ("%2525", "%25"),
            ("%G0", "%G0"), ("%0G", "%0G"), ("% 41", "% 41"), ("%-1", "%-1"), ("%+1", "%+1"), ("%u0041", "%u0041"),
            ("%00", "\u{0}"), ("a%00b", "a\u{0}b"), ("%7F", "\u{7F}"), ("%E2%80%AE", "\u{202E}"), ("é%C3%A9", "éé"),
            ("%C0%AF", "\u{FFFD}\u{FFFD}"), ("%ED%A0%80", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("%F4%90%80%80", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"), ("%EF%BB%BF", "\u{FEFF}"),
        ])
    func hostile(_ encoded: String, _ text: String) {
        #expect(Array(PercentEncoding.decode(encoded.utf8).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("every byte is written and read back, and only unreserved ones stand for themselves")
    func everyCharacter() {
        let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".unicodeScalars)
        for value in UInt32(0)...0x24F {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            let encoded = PercentEncoding.encode(text)
            #expect((encoded == text) == unreserved.contains(scalar), "U+\(value)")
            #expect(PercentEncoding.decode(encoded.utf8) == text)
        }
    }
}
