public import Domain

/// A message to one recipient, as text and as HTML. Source: RFC 5322, RFC 2045 to 2047, RFC 3834 (`Auto-Submitted`).
public struct Message: Sendable, Equatable {
    /// The address of the sender, also that of the envelope, where bounces go.
    public var from: String
    /// The address of the recipient.
    public var to: String
    /// The address that an answer goes to.
    public var replyTo: String
    /// The subject.
    public var subject: String
    /// The plain text, lines ended by `\n`.
    public var text: String
    /// The same as an HTML document.
    public var html: String
    /// What tells it from every other, without angle brackets: the same each time it is sent.
    public var messageID: String
    /// When it was written.
    public var date: Instant

    /// A message. Throws `ValidationIssue` when an address is not one, alone and on one line.
    public init(
        from: String, to: String, replyTo: String, subject: String, text: String, html: String, messageID: String,
        date: Instant
    ) throws(ValidationIssue) {
        for (name, address) in [("from", from), ("to", to), ("replyTo", replyTo), ("messageID", messageID)]
        where Courriel.normalise(address) != address {
            throw ValidationIssue(name, .courriel)
        }
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.date = date
    }

    /// The bytes that are sent: ASCII, lines of 76 bytes at most but those of long addresses, ended by CR LF.
    public var bytes: [UInt8] {
        // No line of quoted-printable text holds « =_ »: the boundary cannot be in the parts.
        let boundary = "=_" + messageID.prefix { $0 != "@" }
        let head = [
            "Date: \(MailText.date(date))", "From: ROR <\(from)>", "To: <\(to)>", "Reply-To: <\(replyTo)>",
            "Subject: \(MailText.words(subject))", "Message-ID: <\(messageID)>", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Language: fr",
            "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
        ]
        let parts = [("text/plain", text), ("text/html", html)].map { type, body in
            """
            --\(boundary)\r
            Content-Type: \(type); charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            \(MailText.quotedPrintable(body))\r

            """
        }
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + parts.joined() + "--\(boundary)--\r\n").utf8)
    }
}
