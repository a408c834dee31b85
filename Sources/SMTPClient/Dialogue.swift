import CCurl

/// The conversation about one message, while libcurl holds it: what is left to send, the last command, the last reply.
final class Dialogue {
    private let message: [UInt8]
    private var sent = 0
    private var isLeaving = false
    /// The last command, `""` before the first one.
    private(set) var command = ""
    /// The reply to it, `nil` until it came.
    private(set) var reply: SMTPReply?

    init(_ message: [UInt8]) {
        self.message = message
    }

    /// Copies the next bytes of the message; answers how many.
    func read(into bytes: UnsafeMutableRawBufferPointer) -> Int {
        let piece = message[sent...].prefix(bytes.count)
        bytes.copyBytes(from: piece)
        sent += piece.count
        return piece.count
    }

    /// Listens to a line that goes to the server or comes from it.
    func hear(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        switch kind {
        case CURLINFO_HEADER_OUT:
            let word = String(decoding: bytes.prefix { (0x41...0x5A).contains($0) }, as: UTF8.self)
            // libcurl leaves after a refusal: what it hears then is no answer to the message.
            guard word != "QUIT" else { return isLeaving = true }
            command = word
            reply = nil
        case CURLINFO_HEADER_IN where !isLeaving:
            let words = String(decoding: bytes.prefix(64), as: UTF8.self).split {
                $0 == " " || $0 == "-" || $0.isNewline
            }
            guard let code = words.first.flatMap({ Int($0) }) else { return }
            let status = words.dropFirst().first.map(String.init)
            reply = SMTPReply(command: command, code: code, status: status.flatMap { Self.isStatus($0) ? $0 : nil })
        default: break
        }
    }

    /// `5.1.1`: a class, a subject and a detail. Source: RFC 3463 §2.
    private static func isStatus(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && text.utf8.count <= 9 && parts.allSatisfy { UInt16($0) != nil }
    }
}
