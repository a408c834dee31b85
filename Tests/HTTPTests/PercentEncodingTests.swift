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
}
