/// Why no answer came from another server.
public enum HTTPClientError: Error, Equatable {
    /// The address is not an absolute `https` address (nor `http` where that is allowed), or a header field holds a line break.
    case invalidRequest
    /// No connection: name not found, refused, certificate not trusted, closed too early. `code` is libcurl's.
    case unreachable(code: Int)
    /// The time limit passed.
    case timeout
    /// The answer exceeds the size limit.
    case tooLarge
    /// The host did not answer the last calls: this one was not made. See `CircuitBreaker`.
    case notTried
}
