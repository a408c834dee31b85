/// A request method of the HTTP/1.1 vocabulary that this service answers or refuses by name.
///
/// Source: RFC 9110 §9; PATCH, RFC 5789.
public enum HTTPMethod: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"
}
