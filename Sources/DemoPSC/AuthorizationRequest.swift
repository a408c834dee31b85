import Cryptography
import HTTP

/// A request to sign in, from the query of the authorization endpoint or from the form that repeats it.
struct AuthorizationRequest {
    /// Why a request is refused.
    enum Refusal: Error {
        /// The client or its address is not the registered one: nothing is sent there.
        case unknownClient
        /// Another problem, told to the client by this code (RFC 6749 §4.1.2.1).
        case told(String)
    }

    /// The parameters that the form repeats.
    static let names = [
        "response_type", "client_id", "redirect_uri", "scope", "acr_values", "state", "nonce", "code_challenge",
        "code_challenge_method", "prompt", "max_age",
    ]

    /// The parameters received.
    let fields: FormFields

    /// Throws `Refusal` when the request cannot be accepted.
    func check(_ configuration: DemoPSCConfiguration) throws(Refusal) {
        let isKnown =
            fields["client_id"] == configuration.clientID
            && fields["redirect_uri"] == configuration.redirectURI
        guard isKnown else { throw .unknownClient }
        guard fields["response_type"] == "code" else { throw .told("unsupported_response_type") }
        let scopes = fields["scope"]?.split(separator: " ") ?? []
        guard scopes.contains("openid"), scopes.contains("scope_all") else { throw .told("invalid_scope") }
        // The person always chooses: whatever asks for a new identification has it, and nobody comes in unasked.
        guard fields["prompt"] != "none" else { throw .told("login_required") }
        guard fields["max_age"].map({ UInt($0) != nil }) ?? true else { throw .told("invalid_request") }
        guard fields["acr_values"] == "eidas1" else { throw .told("invalid_request") }
        guard fields["code_challenge_method"] == "S256", fields["code_challenge"]?.utf8.count == 43 else {
            throw .told("invalid_request")
        }
    }

    /// The address of the client with an answer added, and the `state` it gave.
    func answer(_ name: String, _ value: String) -> String {
        let uri = fields["redirect_uri"] ?? ""
        let state = fields["state"].map { [(name: "state", value: $0)] } ?? []
        return uri + (uri.contains("?") ? "&" : "?") + FormFields([(name: name, value: value)] + state).encoded
    }
}
