public import HTTP

/// A request to another server.
public struct HTTPClientRequest: Sendable {
    /// The method.
    public var method: HTTPMethod
    /// The absolute address, `http` or `https`.
    public var url: String
    /// The header fields; the client adds `Host` and `Content-Length`.
    public var headers: Headers
    /// The body; sent when the method is POST, PUT or PATCH, or when it is not empty.
    public var body: [UInt8]
    /// The certificate that tells the server who calls; `nil` for none.
    public var clientCertificate: ClientCertificate?

    /// A request.
    public init(_ method: HTTPMethod = .get, _ url: String, headers: Headers = Headers(), body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// A POST of form fields.
    public static func post(_ fields: FormFields, to url: String) -> HTTPClientRequest {
        HTTPClientRequest(
            .post, url, headers: Headers([("Content-Type", "application/x-www-form-urlencoded")]),
            body: Array(fields.encoded.utf8))
    }
}
