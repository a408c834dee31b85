/// A server that takes messages, and how it is spoken to.
public struct SMTPServer: Sendable, Equatable {
    /// Whether the conversation of a `smtp` address goes on encrypted.
    public enum StartTLS: String, Sendable, CaseIterable {
        /// It must: nothing is sent otherwise.
        case required
        /// It does where the server offers it: whoever is on the way can make it not.
        case optional
        /// It does not.
        case off
    }

    /// `smtp://host:port` or `smtps://host:port`.
    public let url: String
    /// The name or address of the server.
    public let host: String
    /// Whether TLS comes first (`smtps`).
    public let isEncryptedFirst: Bool
    /// Of a `smtp` address.
    public var startTLS: StartTLS
    /// The name to sign in with; `nil` not to.
    public var user: String?
    /// Its password.
    public var password: String?
    /// A file of trusted certificates (PEM); `nil` for the system's.
    public var caFile: String?
    /// The name by which the program presents itself (RFC 5321 §4.1.1.1).
    public var localName: String
    /// Seconds to connect.
    public var connectTimeout: Double
    /// Seconds for a whole message, connection included.
    public var timeout: Double

    /// A server at an address: a scheme, a host and, unless it is the usual one, a port. `nil` for any other text.
    public init?(
        url: String, startTLS: StartTLS = .required, localName: String = "localhost", connectTimeout: Double = 10,
        timeout: Double = 30
    ) {
        let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["smtp", "smtps"].contains(parts[0]), let place = Self.place(parts[1]) else {
            return nil
        }
        self.url = url
        host = place
        isEncryptedFirst = parts[0] == "smtps"
        self.startTLS = startTLS
        self.localName = localName
        self.connectTimeout = connectTimeout
        self.timeout = timeout
    }

    /// Whether nobody on the way can read what is sent.
    public var isEncrypted: Bool { isEncryptedFirst || startTLS == .required }

    /// The host of `host`, `host:port` or `[address]:port`.
    private static func place(_ text: Substring) -> String? {
        let isBracketed = text.hasPrefix("[")
        guard let end = isBracketed ? text.firstIndex(of: "]") : text.firstIndex(of: ":") ?? text.endIndex else {
            return nil
        }
        let host = isBracketed ? text[text.index(after: text.startIndex)..<end] : text[..<end]
        let rest = isBracketed ? text[text.index(after: end)...] : text[end...]
        let isPort = rest.isEmpty || rest.hasPrefix(":") && UInt16(rest.dropFirst()).map { $0 > 0 } ?? false
        let isHost = host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D || byte == 0x2E || isBracketed && byte == 0x3A
        }
        return isPort && isHost && !host.isEmpty ? String(host) : nil
    }
}
