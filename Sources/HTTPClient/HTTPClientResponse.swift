public import HTTP

/// The answer of another server, whatever its status.
public struct HTTPClientResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields.
    public var headers: Headers
    /// The body, decoded from its transfer encoding.
    public var body: [UInt8]
}
