import Domain
import HTTP

/// What is asked of the token endpoint, as it was sent. Source: RFC 6749 §2.3, §3.2, §4.4.
struct TokenRequest {
    /// How the client says who it is.
    enum Credentials: Equatable {
        /// `client_secret_basic` and `client_secret_post`.
        case secret(clientID: String, secret: String)
        /// `private_key_jwt`; `client_id` may be left out. Source: RFC 7521 §4.2.
        case assertion(String, clientID: String?)
        /// `tls_client_auth` and `self_signed_tls_client_auth`. Source: RFC 8705 §2.
        case certificate(ClientCertificate, clientID: String)

        /// The identifier that is claimed, before anything is proved.
        var clientID: String {
            switch self {
            case .secret(let id, _), .certificate(_, let id): id
            case .assertion(_, let id): id ?? ""
            }
        }
    }

    /// How the client says who it is.
    let credentials: Credentials
    /// The scopes asked; `nil` for all that it has.
    let scopes: [String]?

    private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    /// Longer identifiers and secrets are none of ours.
    private static let longest = 255

    /// Reads a request. Throws the error to answer.
    init(_ request: Request) throws(OAuthError) {
        let fields = try Self.fields(request)
        guard let grant = fields["grant_type"] else { throw .malformed("grant_type is missing.") }
        guard grant == "client_credentials" else { throw .grant }
        scopes = fields["scope"]?.split(separator: " ").map { String($0) }
        credentials = try Self.credentials(request, fields)
        guard credentials.clientID.utf8.count <= Self.longest else { throw .client("unknown-client") }
    }

    /// The fields of the form, each sent once; those without value are as if they were not sent.
    private static func fields(_ request: Request) throws(OAuthError) -> [String: String] {
        // A secret in an address is a secret in logs.
        guard request.query.isEmpty else { throw .malformed("Send parameters in the body, never in the address.") }
        let type = (request.headers["Content-Type"] ?? "").lowercased()
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw .malformed("Send the body as application/x-www-form-urlencoded.")
        }
        var fields: [String: String] = [:]
        for (name, value) in request.form.pairs where !value.isEmpty {
            guard fields.updateValue(value, forKey: name) == nil else {
                throw .malformed("A parameter is sent twice.")
            }
        }
        return fields
    }

    private static func credentials(
        _ request: Request, _ fields: [String: String]
    ) throws(OAuthError) -> Credentials {
        let clientID = fields["client_id"]
        let basic = try basic(request)
        let means = [basic != nil, fields["client_secret"] != nil, fields["client_assertion"] != nil]
        guard means.count(where: { $0 }) <= 1 else { throw .malformed("Authenticate in one way.") }
        if let basic {
            guard clientID == nil || clientID == basic.clientID else { throw .malformed("Two client_id differ.") }
            return .secret(clientID: basic.clientID, secret: basic.secret)
        }
        if let assertion = fields["client_assertion"] {
            guard fields["client_assertion_type"] == assertionType else {
                throw .malformed("client_assertion_type must be \(assertionType).")
            }
            return .assertion(assertion, clientID: clientID)
        }
        guard let clientID else { throw .client("no-credentials") }
        if let secret = fields["client_secret"] { return .secret(clientID: clientID, secret: secret) }
        guard let certificate = request.certificate else { throw .client("no-credentials") }
        return .certificate(certificate, clientID: clientID)
    }

    /// The identifier and the secret of `Authorization: Basic`, each form-encoded before (RFC 6749 §2.3.1).
    private static func basic(_ request: Request) throws(OAuthError) -> (clientID: String, secret: String)? {
        let values = request.headers.values("Authorization")
        guard let value = values.first else { return nil }
        guard values.count == 1 else { throw .malformed("Authenticate in one way.") }
        let words = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "basic", let bytes = Base64.decode(words[1]) else {
            throw .client("no-credentials")
        }
        let halves = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0, plusIsSpace: true) }
        guard halves.count == 2 else { throw .client("no-credentials") }
        return (halves[0], halves[1])
    }
}
