import Domain
import FoundationEssentials
import HTTP

/// Why no token is given. Source: RFC 6749 §5.2.
struct OAuthError: Error, Equatable {
    /// The closed list of `error` values.
    enum Code: String {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case invalidScope = "invalid_scope"
        case temporarilyUnavailable = "temporarily_unavailable"
    }

    let code: Code
    let status: Int
    /// What to do: ASCII, without what the request held.
    let description: String
    /// For the logs, a word of ours: clients are not told which of their words was wrong.
    let reason: String

    private init(_ code: Code, _ status: Int, _ description: String, reason: String) {
        self.code = code
        self.status = status
        self.description = description
        self.reason = reason
    }

    /// The message is not one.
    static func malformed(_ description: String) -> OAuthError {
        OAuthError(.invalidRequest, 400, description, reason: "malformed")
    }

    /// Who asks is not proved. Whatever was wrong, the answer is the same.
    static func client(_ reason: String) -> OAuthError {
        OAuthError(.invalidClient, 401, "The client could not be authenticated.", reason: reason)
    }

    static let grant = OAuthError(
        .unsupportedGrantType, 400, "Only grant_type=client_credentials is served.", reason: "grant-type")
    static let scope = OAuthError(
        .invalidScope, 400, "A scope is unknown, or was not granted to this client.", reason: "scope")
    static let unavailable = OAuthError(
        .temporarilyUnavailable, 503, "The service cannot answer now: try again in a moment.", reason: "unavailable")
    static let tooMany = OAuthError(
        .temporarilyUnavailable, 429, "Too many requests: a token serves until it expires.", reason: "too-many")

    /// What the HTTP server refuses before the request is read whole.
    static func refused(_ status: Int) -> OAuthError {
        OAuthError(
            status >= 500 || status == 429 ? .temporarilyUnavailable : .invalidRequest, status,
            "The request was refused: see the status.", reason: "refused")
    }

    private struct Message: Encodable {
        let error: String
        let error_description: String
    }

    /// The answer. `retryAfter` is in seconds.
    func response(retryAfter: Int? = nil) -> Response {
        var response = OAuthServer.json(Message(error: code.rawValue, error_description: description), status: status)
        if status == 401 { response.headers["WWW-Authenticate"] = "Basic realm=\"ror\", charset=\"UTF-8\"" }
        if let retryAfter { response.headers["Retry-After"] = String(retryAfter) }
        return response
    }
}
