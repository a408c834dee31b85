import FHIRModel
import HTTP
import UseCases

/// Why a request is refused: its status, its kind of issue, and what to do.
struct FHIRFailure: Error {
    let status: Int
    let code: OperationOutcome.IssueType
    let diagnostics: String
    let allow: String?
    /// How to authenticate, for 401 (RFC 9110 §11.6.1).
    let challenge: String?

    init(
        _ status: Int, _ code: OperationOutcome.IssueType, _ diagnostics: String, allow: String? = nil,
        challenge: String? = nil
    ) {
        self.status = status
        self.code = code
        self.diagnostics = diagnostics
        self.allow = allow
        self.challenge = challenge
    }

    static let format = FHIRFailure(406, .notSupported, "Only application/fhir+json is served.")
    static let unknownPath = FHIRFailure(404, .notFound, "There is nothing at this address: see /fhir/metadata.")

    /// What the store could not do.
    static func of(_ error: StoreError) -> FHIRFailure {
        switch error.category {
        case .unavailable: FHIRFailure(503, .transient, "The database does not answer: try again in a moment.")
        default: refused(503)
        }
    }

    /// What the HTTP server refuses before the request is read whole.
    static func refused(_ status: Int) -> FHIRFailure {
        switch status {
        case 408: FHIRFailure(status, .transient, "The request did not arrive whole in time.")
        case 411: FHIRFailure(status, .invalid, "Announce the length of the body: chunks are not accepted.")
        case 413: FHIRFailure(status, .tooLong, "The body is larger than this server accepts.")
        case 429: FHIRFailure(status, .throttled, "Too many requests: Retry-After says when to come back.")
        case 431: FHIRFailure(status, .tooLong, "The header is larger than this server accepts.")
        case 501: FHIRFailure(status, .notSupported, "This method is not supported.")
        case 503: FHIRFailure(status, .throttled, "Too many requests at once: try again in a moment.")
        default: FHIRFailure(status, .invalid, "The message is not a valid HTTP/1.1 request.")
        }
    }
}

extension FHIRServer {
    /// The answer that tells a failure.
    static func outcome(_ failure: FHIRFailure) -> Response {
        let outcome = OperationOutcome(failure.code, failure.diagnostics)
        var response = json(JSONWriter.bytes(of: outcome), status: failure.status)
        if let allow = failure.allow { response.headers["Allow"] = allow }
        if let challenge = failure.challenge {
            response.headers["WWW-Authenticate"] = challenge
            response.headers["Cache-Control"] = "no-store"
        }
        if failure.status == 503 { response.headers["Retry-After"] = "5" }
        return response
    }

    /// An answer in FHIR JSON.
    static func json(_ body: [UInt8], status: Int = 200) -> Response {
        Response(
            status: status,
            headers: Headers([
                ("Content-Type", "application/fhir+json; charset=utf-8"), ("Cache-Control", "no-cache"),
            ]), body: body)
    }
}
