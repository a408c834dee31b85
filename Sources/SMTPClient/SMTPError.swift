/// Why a message was not taken. The description holds no address: only codes and words of ours.
public enum SMTPError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The server will never take this message: a 5yz reply about the recipient or the content.
    case refused(SMTPReply)
    /// The server may take this message later: a 4yz reply about the recipient or the content.
    case postponed(SMTPReply)
    /// The server cannot be spoken to, or takes nothing from us: other messages would not be taken either.
    case unavailable(String)

    /// What happened, on one line.
    public var description: String {
        switch self {
        case .refused(let reply): "refused: \(reply)"
        case .postponed(let reply): "postponed: \(reply)"
        case .unavailable(let cause): "the mail server cannot be used: \(cause)"
        }
    }
}

/// What a server answered to a command, without its words, which may hold an address.
public struct SMTPReply: Sendable, Equatable, CustomStringConvertible {
    /// The command: `RCPT`, `DATA`.
    public var command: String
    /// The reply code (RFC 5321 §4.2).
    public var code: Int
    /// The enhanced status code (RFC 3463), when there is one: `5.1.1`.
    public var status: String?

    /// `550 5.1.1 to RCPT`.
    public var description: String { "\(code)\(status.map { " " + $0 } ?? "") to \(command)" }
}
