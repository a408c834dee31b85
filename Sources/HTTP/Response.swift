/// An answer, whole in memory.
public struct Response: Sendable {
    /// The status code, 100–599.
    public var status: Int
    /// The header fields; the server adds `Date`, `Content-Length` and `X-Request-Id`.
    public var headers: Headers
    /// The body. For HEAD the server sends its length alone.
    public var body: [UInt8]
    /// The pattern of the route that answered, such as `/offres/{id}`: what the access log may show. Set by the router.
    public var route: String?

    /// An answer.
    public init(status: Int, headers: Headers = Headers(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer with a body of a media type.
    public init(status: Int = 200, type: String, body: [UInt8]) {
        self.init(status: status, headers: Headers([("Content-Type", type)]), body: body)
    }

    /// A redirection. 303 by default: the next request is a GET (RFC 9110 §15.4.4).
    public static func redirect(to location: String, status: Int = 303) -> Response {
        Response(status: status, headers: Headers([("Location", location)]))
    }

    /// Adds a `Set-Cookie` header.
    public mutating func set(_ cookie: Cookie) {
        headers.add("Set-Cookie", cookie.header)
    }
}
