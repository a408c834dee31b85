import SMTPClient
import Testing

@Suite struct SMTPServerTests {
    @Test(
        "reads an address, and says whether it is encrypted",
        arguments: [
            ("smtp://mail.example.org", "mail.example.org", true), ("smtp://127.0.0.1:1025", "127.0.0.1", true),
            ("smtps://mail.example.org:465", "mail.example.org", true), ("smtp://[::1]:25", "::1", true),
        ])
    func taken(url: String, host: String, encrypted: Bool) {
        let server = SMTPServer(url: url)
        #expect(server?.host == host && server?.isEncrypted == encrypted)
    }

    @Test("is in clear without STARTTLS, or when that is only an offer")
    func clear() {
        #expect(SMTPServer(url: "smtp://a.example", startTLS: .off)?.isEncrypted == false)
        #expect(SMTPServer(url: "smtp://a.example", startTLS: .optional)?.isEncrypted == false)
        #expect(SMTPServer(url: "smtps://a.example", startTLS: .off)?.isEncrypted == true)
    }

    @Test(
        "refuses anything else",
        arguments: [
            "", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b:c", "smtp://a.example/path",
            "smtp://user:secret@a.example", "smtp://a.example:0", "smtp://a.example:99999", "smtp://a b", "smtp://[::1",
            "smtp://a.example\r\nx",
        ])
    func refused(url: String) {
        #expect(SMTPServer(url: url) == nil)
    }
}
