import CCurl

/// A conversation with a server: several messages one after the other, on one connection while the server keeps it. Used by one
/// thread at a time.
public final class SMTPConnection {
    private let server: SMTPServer
    private let easy: UnsafeMutableRawPointer?

    /// libcurl's global state, initialised once, before any transfer.
    private static let isReady = ror_curl_start() == CURLE_OK

    /// A conversation that begins with its first message.
    public init(_ server: SMTPServer) {
        self.server = server
        easy = Self.isReady ? curl_easy_init() : nil
    }

    deinit {
        if let easy { curl_easy_cleanup(easy) }
    }

    /// Sends a message; returns once the server took charge of it.
    public func send(_ message: Message) throws(SMTPError) {
        guard let easy else { throw .unavailable("libcurl cannot start") }
        let bytes = message.bytes
        let dialogue = Dialogue(bytes)
        setServer(of: easy)
        ror_curl_set_text(easy, CURLOPT_MAIL_FROM, "<\(message.from)>")
        ror_curl_set_number(easy, CURLOPT_UPLOAD, 1)
        ror_curl_set_number(easy, CURLOPT_INFILESIZE, bytes.count)
        let recipients = curl_slist_append(nil, "<\(message.to)>")
        ror_curl_set_list(easy, CURLOPT_MAIL_RCPT, recipients)
        let code = withExtendedLifetime(dialogue) {
            Self.setCallbacks(of: easy, dialogue)
            return curl_easy_perform(easy)
        }
        ror_curl_set_list(easy, CURLOPT_MAIL_RCPT, nil)
        curl_slist_free_all(recipients)
        guard code == CURLE_OK else { throw Self.error(code, dialogue) }
    }

    private func setServer(of easy: UnsafeMutableRawPointer) {
        ror_curl_set_text(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        ror_curl_set_text(easy, CURLOPT_URL, server.url + "/" + server.localName)
        let tls =
            switch server.startTLS {
            case .required: CURLUSESSL_ALL
            case .optional: CURLUSESSL_TRY
            case .off: CURLUSESSL_NONE
            }
        ror_curl_set_number(easy, CURLOPT_USE_SSL, Int(tls.rawValue))
        ror_curl_set_number(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = server.caFile { ror_curl_set_text(easy, CURLOPT_CAINFO, caFile) }
        if let user = server.user {
            ror_curl_set_text(easy, CURLOPT_USERNAME, user)
            ror_curl_set_text(easy, CURLOPT_PASSWORD, server.password ?? "")
        }
        ror_curl_set_number(easy, CURLOPT_NOSIGNAL, 1)
        ror_curl_set_number(easy, CURLOPT_CONNECTTIMEOUT_MS, Int(server.connectTimeout * 1_000))
        ror_curl_set_number(easy, CURLOPT_TIMEOUT_MS, Int(server.timeout * 1_000))
    }

    private static func setCallbacks(of easy: UnsafeMutableRawPointer, _ dialogue: Dialogue) {
        let context = Unmanaged.passUnretained(dialogue).toOpaque()
        ror_curl_set_reader(
            easy,
            { bytes, size, count, context in
                let room = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
                return Dialogue.from(context)?.read(into: room) ?? 0
            }, context)
        ror_curl_set_listener(
            easy,
            { _, kind, bytes, count, context in
                Dialogue.from(context)?.hear(kind, UnsafeRawBufferPointer(start: bytes, count: count))
                return 0
            }, context)
    }

    /// A reply about the recipient or the content is of this message; anything else is of the server.
    private static func error(_ code: CURLcode, _ dialogue: Dialogue) -> SMTPError {
        guard let reply = dialogue.reply, reply.code >= 400 else {
            return .unavailable(cause(code) + (dialogue.command.isEmpty ? "" : ", after \(dialogue.command)"))
        }
        guard ["RCPT", "DATA"].contains(reply.command), reply.code != 421 else {
            return .unavailable(reply.command.isEmpty ? "\(reply.code) when connecting" : "\(reply)")
        }
        return reply.code >= 500 ? .refused(reply) : .postponed(reply)
    }

    private static func cause(_ code: CURLcode) -> String {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: "it does not answer in time"
        case CURLE_COULDNT_RESOLVE_HOST: "its name is not known"
        case CURLE_COULDNT_CONNECT: "it cannot be reached"
        case CURLE_PEER_FAILED_VERIFICATION: "its certificate is not trusted"
        case CURLE_USE_SSL_FAILED: "it does not offer TLS"
        case CURLE_SSL_CONNECT_ERROR: "TLS fails"
        case CURLE_LOGIN_DENIED: "it refuses the user or the password"
        case CURLE_SSL_CACERT_BADFILE: "the file of certificates cannot be read"
        default: "the connection ends (libcurl \(code.rawValue))"
        }
    }
}

extension Dialogue {
    /// The conversation behind a pointer kept by libcurl.
    fileprivate static func from(_ context: UnsafeMutableRawPointer?) -> Dialogue? {
        context.map { Unmanaged<Dialogue>.fromOpaque($0).takeUnretainedValue() }
    }
}
