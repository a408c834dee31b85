import Domain
import SMTPClient
import Testing

@Suite struct MessageTests {
    static func message(
        subject: String = "Objet", text: String = "Bonjour", to: String = "aline@exemple.fr"
    ) throws -> Message {
        try Message(
            from: "ror@example.org", to: to, replyTo: "support@example.org", subject: subject, text: text,
            html: "<p>Bonjour</p>", messageID: "ror-1-2@example.org", date: Instant(milliseconds: 1_795_597_500_000))
    }

    private func lines(_ message: Message) -> [String] {
        String(decoding: message.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("has the headers of a message that no one wrote, and an address to answer to")
    func headers() throws {
        let head = try lines(Self.message()).prefix { !$0.isEmpty }
        #expect(
            Array(head) == [
                "Date: Wed, 25 Nov 2026 09:05:00 +0000", "From: ROR <ror@example.org>", "To: <aline@exemple.fr>",
                "Reply-To: <support@example.org>", "Subject: Objet", "Message-ID: <ror-1-2@example.org>",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Language: fr",
                "Content-Type: multipart/alternative;", " boundary=\"=_ror-1-2\"",
            ])
    }

    @Test(
        "only ends lines by CR LF, of 76 bytes at most, in ASCII",
        arguments: [
            String(repeating: "é", count: 3000), String(repeating: "a ", count: 900), "fin \nde ligne\t\n= égal =20",
            "\u{0}\u{1B}[31m\r\n.\r\n.seul\r\n", String(repeating: "https://ror.example/m/", count: 60),
        ])
    func lineLengths(text: String) throws {
        let message = try Self.message(subject: text, text: text)
        var line = 0
        var previous: UInt8 = 0
        for byte in message.bytes {
            #expect(byte == 0x0D || byte == 0x0A || (0x20...0x7E).contains(byte))
            #expect((byte == 0x0A) == (previous == 0x0D))
            line = byte == 0x0A ? 0 : line + 1
            #expect(line <= 78)
            previous = byte
        }
    }

    @Test("no text of a subject adds a header")
    func injection() throws {
        let lines = try lines(Self.message(subject: "a\r\nBcc: b@exemple.fr\r\n\r\ncorps"))
        #expect(!lines.contains { $0.hasPrefix("Bcc") })
        #expect(lines.filter { $0.hasPrefix("Subject: =?UTF-8?Q?") }.count == 1)
    }

    @Test(
        "refuses what is not one address on one line",
        arguments: [
            "a@exemple.fr\r\nBcc: b@exemple.fr", "a@exemple.fr,b@exemple.fr", "a@exemple.fr\u{0}", "a", "",
            "a@exemple.fr>", " a@exemple.fr",
        ])
    func addresses(address: String) {
        #expect(throws: ValidationIssue.self) { try Self.message(to: address) }
    }

    @Test("an accented subject is made of encoded words that join again")
    func encodedWords() throws {
        let subject = "Votre adresse e-mail a été remplacée\u{A0}: vérifiez-la, s’il vous plaît, dès aujourd’hui"
        let lines = try lines(Self.message(subject: subject))
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let words =
            [lines[start].dropFirst(9)] + lines[(start + 1)...].prefix { $0.hasPrefix(" =?") }.map { $0.dropFirst() }
        #expect(words.count > 1 && words.allSatisfy { $0.hasPrefix("=?UTF-8?Q?") && $0.hasSuffix("?=") })
        var bytes: [UInt8] = []
        var rest = words.map { $0.dropFirst(10).dropLast(2) }.joined()[...]
        while let character = rest.popFirst() {
            if character == "=" {
                bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
                rest = rest.dropFirst(2)
            } else {
                bytes += (character == "_" ? " " : String(character)).utf8
            }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == subject)
    }
}
