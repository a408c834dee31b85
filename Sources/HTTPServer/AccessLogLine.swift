public import HTTP

/// What the access log keeps of a request: nothing personal, no path, query, address or user.
public struct AccessLogLine: Sendable {
    /// The end of the answer, in milliseconds since 1 January 1970 UTC.
    public var unixMilliseconds: Int64
    /// The request identifier.
    public var identifier: String
    /// The method; `nil` when it is not one of ours.
    public var method: HTTPMethod?
    /// The pattern of the route that answered.
    public var route: String?
    /// The status; 0 when the request was malformed and refused by the HTTP library itself, or dropped.
    public var status: Int
    /// The size of the body sent, in bytes.
    public var bytes: Int
    /// Time from the request line to the end of the answer, in microseconds.
    public var microseconds: Int64

    /// A line.
    public init(
        unixMilliseconds: Int64, identifier: String, method: HTTPMethod?, route: String?, status: Int, bytes: Int,
        microseconds: Int64
    ) {
        self.unixMilliseconds = unixMilliseconds
        self.identifier = identifier
        self.method = method
        self.route = route
        self.status = status
        self.bytes = bytes
        self.microseconds = microseconds
    }
}
