import CCurl
import HTTP

/// Sends requests to other servers. Each call opens its own connection and blocks until the answer is whole.
///
/// Redirections are not followed. Every copy of a client has the same `breaker`.
public struct HTTPClient: Sendable {
    /// Time for a whole exchange, in seconds.
    public var timeout: Double
    /// Time to connect, in seconds.
    public var connectTimeout: Double
    /// Whether `http` addresses are called too: for demonstrations and tests.
    public var allowsPlainHTTP: Bool
    /// A file of trusted certificates (PEM); `nil` for the system's.
    public var caBundle: String?
    /// Largest answer, head and body, in bytes.
    public var responseLimit: Int
    /// What stops calling a host that does not answer.
    public var breaker: CircuitBreaker

    /// libcurl's global state, initialised once, before any transfer.
    private static let isReady = ror_curl_start() == CURLE_OK

    /// A client.
    public init(
        timeout: Double = 3, connectTimeout: Double = 2, allowsPlainHTTP: Bool = false, caBundle: String? = nil,
        responseLimit: Int = 262_144, breaker: CircuitBreaker = CircuitBreaker()
    ) {
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.allowsPlainHTTP = allowsPlainHTTP
        self.caBundle = caBundle
        self.responseLimit = responseLimit
        self.breaker = breaker
    }

    /// The answer to a request, whatever its status. Throws `HTTPClientError`.
    public func send(_ request: HTTPClientRequest) throws -> HTTPClientResponse {
        guard isAllowed(request) else { throw HTTPClientError.invalidRequest }
        let host = request.url.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
        return try breaker.run(String(host)) { try exchange(request) }
    }

    private func exchange(_ request: HTTPClientRequest) throws -> HTTPClientResponse {
        guard Self.isReady, let easy = curl_easy_init() else { throw HTTPClientError.invalidRequest }
        defer { curl_easy_cleanup(easy) }
        setLimits(of: easy)
        if let identity = request.clientCertificate {
            ror_curl_set_text(easy, CURLOPT_SSLCERT, identity.certificate)
            ror_curl_set_text(easy, CURLOPT_SSLKEY, identity.key)
        }
        let headers = Self.setHead(of: easy, request)
        defer { curl_slist_free_all(headers) }
        let transfer = Transfer(limit: responseLimit)
        let code = withExtendedLifetime(transfer) {
            Self.setReceivers(of: easy, transfer)
            return Self.perform(easy, request)
        }
        switch code {
        case CURLE_OK: break
        case _ where transfer.isTooLarge: throw HTTPClientError.tooLarge
        case CURLE_OPERATION_TIMEDOUT: throw HTTPClientError.timeout
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: throw HTTPClientError.invalidRequest
        default: throw HTTPClientError.unreachable(code: Int(code.rawValue))
        }
        return HTTPClientResponse(
            status: Int(ror_curl_status(easy)), headers: transfer.headers, body: transfer.body)
    }

    private func isAllowed(_ request: HTTPClientRequest) -> Bool {
        let texts = [request.url] + request.headers.fields.flatMap { [$0.name, $0.value] }
        return (request.url.hasPrefix("https://") || (allowsPlainHTTP && request.url.hasPrefix("http://")))
            && texts.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
    }

    private func setLimits(of easy: UnsafeMutableRawPointer) {
        ror_curl_set_text(easy, CURLOPT_PROTOCOLS_STR, allowsPlainHTTP ? "http,https" : "https")
        ror_curl_set_number(easy, CURLOPT_FOLLOWLOCATION, 0)
        ror_curl_set_number(easy, CURLOPT_NOSIGNAL, 1)
        ror_curl_set_number(easy, CURLOPT_TIMEOUT_MS, Int(timeout * 1_000))
        ror_curl_set_number(easy, CURLOPT_CONNECTTIMEOUT_MS, Int(connectTimeout * 1_000))
        ror_curl_set_number(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caBundle { ror_curl_set_text(easy, CURLOPT_CAINFO, caBundle) }
    }

    private static func setHead(
        of easy: UnsafeMutableRawPointer, _ request: HTTPClientRequest
    ) -> UnsafeMutablePointer<curl_slist>? {
        ror_curl_set_text(easy, CURLOPT_URL, request.url)
        // libcurl would wait for 100 Continue before a large body.
        var headers = curl_slist_append(nil, "Expect:")
        for field in request.headers.fields {
            // An empty value is written `Name;` for libcurl: `Name:` removes the field.
            let line = field.value.isEmpty ? field.name + ";" : field.name + ": " + field.value
            headers = curl_slist_append(headers, line)
        }
        ror_curl_set_headers(easy, headers)
        return headers
    }

    private static func setReceivers(of easy: UnsafeMutableRawPointer, _ transfer: Transfer) {
        ror_curl_set_receivers(
            easy,
            { bytes, _, count, context in
                let line = UnsafeRawBufferPointer(start: bytes, count: count)
                return Transfer.from(context)?.addHeaderLine(line) == true ? count : 0
            },
            { bytes, _, count, context in
                let piece = UnsafeRawBufferPointer(start: bytes, count: count)
                return Transfer.from(context)?.addBody(piece) == true ? count : 0
            }, Unmanaged.passUnretained(transfer).toOpaque())
    }

    /// Runs the transfer; libcurl reads the body where it is.
    private static func perform(_ easy: UnsafeMutableRawPointer, _ request: HTTPClientRequest) -> CURLcode {
        if request.method == .head { ror_curl_set_number(easy, CURLOPT_NOBODY, 1) }
        return request.body.withUnsafeBytes { body in
            if [.post, .put, .patch].contains(request.method) || !body.isEmpty {
                ror_curl_set_number(easy, CURLOPT_POST, 1)
                ror_curl_set_body(easy, body.baseAddress, body.count)
            }
            if request.method != .head { ror_curl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
            return curl_easy_perform(easy)
        }
    }
}

extension Transfer {
    /// The transfer behind a pointer kept by libcurl.
    fileprivate static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}
