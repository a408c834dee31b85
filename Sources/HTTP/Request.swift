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

    /// A request; `target` is a path with an optional query.
    public init(
        _ method: HTTPMethod = .get, _ target: String, headers: Headers = Headers(), body: [UInt8] = [],
        identifier: String = "-"
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = String(parts[0])
        query = parts.count > 1 ? String(parts[1]) : ""
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
        headers.values("Cookie").flatMap { $0.split(separator: ";") }.compactMap { part in
            let halves = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return halves.count == 2 ? (name: String(halves[0]), value: String(halves[1])) : nil
        }
    }
}
