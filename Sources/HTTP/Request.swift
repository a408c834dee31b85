/// A request, whole in memory: its body has been read within the server's limits.
public struct Request: Sendable {
    /// The method.
    public var method: HTTPMethod
    /// The path of the target, still percent-encoded, beginning with `/`.
    public var path: String
    /// The query of the target, still encoded, without `?`; empty when absent.
    public var query: String
    /// The header fields.
    public var headers: Headers
    /// The body; empty when absent.
    public var body: [UInt8]
    /// The identifier of this request: in its log line, in `X-Request-Id`, on error pages.
    public var identifier: String
    /// Whose requests it counts with: a text of the network address (of the 64 first bits with IPv6), the one that a trusted proxy
    /// tells when there is one; `nil` when unknown. Never shown, logged nor stored.
    public var address: String?
    /// The certificate that the client proved to hold; `nil` without mutual TLS.
    public var certificate: ClientCertificate?

    /// A request; `target` is a path with an optional query.
    public init(
        _ method: HTTPMethod = .get, _ target: String, headers: Headers = Headers(), body: [UInt8] = [],
        identifier: String = "-"
    ) {
        let parts = target.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = String(Substring(parts[0]))
        query = parts.count > 1 ? String(Substring(parts[1])) : ""
        self.headers = headers
        self.body = body
        self.identifier = identifier
    }

    /// The fields of the query. Decoded at each call.
    public var queryFields: FormFields {
        FormFields(encoded: query.utf8)
    }

    /// The fields of a posted form. Decoded at each call.
    public var form: FormFields {
        FormFields(encoded: body)
    }

    /// Whether the posted form, if the body is one, has more fields than `FormFields.fieldsAtMost`.
    public var hasTooManyFields: Bool {
        guard !body.isEmpty, let type = headers["Content-Type"] else { return false }
        return type.lowercased().hasPrefix("application/x-www-form-urlencoded") && FormFields.exceedsLimit(body)
    }

    /// The value of a cookie, `nil` when it was not sent.
    public func cookie(_ name: String) -> String? {
        cookies.first { $0.name == name }?.value
    }

    /// The cookies, in order. Read at each call.
    public var cookies: [(name: String, value: String)] {
        // Bytes, not characters: an accent without letter does not hide the separator before it.
        headers.values("Cookie").flatMap { $0.utf8.split(separator: UInt8(ascii: ";")) }.compactMap { part in
            let halves = part.drop { $0 == UInt8(ascii: " ") }
                .split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            return (name: String(Substring(halves[0])), value: String(Substring(halves[1])))
        }
    }
}
