public import Domain
import FoundationEssentials
public import HTTP
public import UseCases

/// Gives access tokens to machine clients. Source: OAuth 2.0 (RFC 6749 §4.4), authorization server metadata (RFC 8414).
public struct OAuthServer: Responder {
    /// Where tokens are asked for.
    public static let tokenPath = "/oauth2/token"
    /// Where the metadata is.
    public static let metadataPath = "/.well-known/oauth-authorization-server"

    /// Whether a path is answered here.
    public static func owns(_ path: String) -> Bool {
        path.hasPrefix("/oauth2/") || path == metadataPath
    }

    /// The public address of the service: the issuer.
    let issuer: String
    let clients: ClientsConnus
    let assertions: any AssertionStore
    private let jetons: JetonsAcces
    private let journal: JournalAudit
    private let now: @Sendable () -> Instant
    private let log: @Sendable (String) -> Void
    private let security: @Sendable (SecurityEvent) -> Void
    private let refusals = Windows(limit: Limites.refusParMinute.value)
    private let issued = Windows(limit: Limites.jetonsParMinute.value)

    /// A server. `publicURL` has no final slash. `journal` keeps who got a token and who did not, `log` one English line per unexpected
    /// failure, `security` what the security log tells: none holds a secret, a token nor what a request said.
    public init(
        publicURL: String, clients: ClientsConnus, jetons: JetonsAcces, assertions: any AssertionStore,
        journal: JournalAudit, now: @escaping @Sendable () -> Instant, log: @escaping @Sendable (String) -> Void,
        security: @escaping @Sendable (SecurityEvent) -> Void = { _ in }
    ) {
        issuer = publicURL
        self.clients = clients
        self.jetons = jetons
        self.assertions = assertions
        self.journal = journal
        self.now = now
        self.log = log
        self.security = security
        _ = ClientAssertion.decoys  // made at the start, not within the first request
    }

    public func respond(to request: Request) -> Response {
        var response = answer(request)
        let known = [Self.tokenPath, Self.metadataPath]
        response.route = known.first { $0 == request.path } ?? "/oauth2/{chemin}"
        return secured(response)
    }

    public func refuse(_ request: Request, status: Int) -> Response {
        secured(OAuthError.refused(status).response())
    }

    /// Tokens have a room of their own: it is never the one of pages nor of searches that is full.
    public func room(for request: Request) -> Room {
        request.path == Self.tokenPath && request.method == .post ? .tokens : .immediate
    }

    private func answer(_ request: Request) -> Response {
        switch (request.path, request.method) {
        case (Self.tokenPath, .post): token(request)
        case (Self.metadataPath, .get), (Self.metadataPath, .head): metadata()
        case (Self.tokenPath, _): notAllowed("POST")
        case (Self.metadataPath, _): notAllowed("GET, HEAD")
        default: OAuthError.refused(404).response()
        }
    }

    private func notAllowed(_ methods: String) -> Response {
        var response = OAuthError.refused(405).response()
        response.headers["Allow"] = methods
        return response
    }

    private struct TokenAnswer: Encodable {
        let access_token: String
        let token_type = "Bearer"
        let expires_in: Int
        let scope: String
    }

    private func token(_ request: Request) -> Response {
        let now = now()
        var claimed = ""
        do {
            let asked = try TokenRequest(request)
            claimed = asked.credentials.clientID
            let proved = try authenticate(asked.credentials, now: now)
            let portees = try Self.portees(asked.scopes, of: proved.client)
            if let wait = issued.count(proved.client.id, now: now) {
                return OAuthError.tooMany.response(retryAfter: wait)
            }
            let jeton = try jetons.issue(
                to: proved.client, by: proved.moyen, portees: portees, certificat: proved.certificat, now: now)
            tell(jeton, proved, request, now)
            return Self.json(
                TokenAnswer(
                    access_token: jeton.texte, expires_in: jeton.duree,
                    scope: jeton.portees.map(\.rawValue).joined(separator: " ")))
        } catch let error as OAuthError {
            return refused(error, claimed, request, now)
        } catch let error as StoreError {
            if error.category == .unavailable { log("\(request.identifier) \(error)") }
            return OAuthError.unavailable.response(retryAfter: 5)
        } catch {
            log("\(request.identifier) unexpected failure: \(error)")
            return OAuthError.refused(500).response()
        }
    }

    /// Refuses, and tells it; beyond some refusals in a minute under one identifier, known or not, tells no more and asks to wait.
    /// What is right is never counted: nobody locks a client out.
    private func refused(_ error: OAuthError, _ claimed: String, _ request: Request, _ now: Instant) -> Response {
        guard error.status == 401 else {
            return error.response(retryAfter: error.status == 503 ? 5 : nil)
        }
        if let wait = refusals.count(claimed, now: now) { return OAuthError.tooMany.response(retryAfter: wait) }
        security(SecurityEvent(.tokenRefused(reason: error.reason), request: request.identifier))
        // Names that nobody bears would fill the audit log: they are in the security log, which is bounded.
        if let client = (try? clients.client(claimed, now: now)) ?? nil {
            journal.note(
                FaitAudit(nature: .jetonRefuse, objet: client.clientID, detail: ["motif": error.reason]),
                by: client.nom, now: now)
        }
        return error.response()
    }

    private func tell(
        _ jeton: JetonsAcces.Jeton, _ proved: ClientAuthentication, _ request: Request, _ now: Instant
    ) {
        let client = proved.client
        security(SecurityEvent(.tokenIssued, account: "client \(client.id)", request: request.identifier))
        let scopes = jeton.portees.map(\.rawValue).joined(separator: " ")
        journal.note(
            FaitAudit(
                nature: .jetonDonne, objet: client.clientID,
                detail: ["moyen": proved.moyen.reference, "portees": scopes]),
            by: client.nom, now: now)
    }

    /// The scopes of a token: those asked, each granted to the client; all of them when none is asked.
    private static func portees(_ asked: [String]?, of client: ClientMachine) throws(OAuthError) -> [Portee] {
        guard let asked, !asked.isEmpty else { return client.portees }
        let portees = asked.compactMap(Portee.init(rawValue:))
        guard portees.count == asked.count, portees.allSatisfy(client.portees.contains) else { throw .scope }
        return Set(portees).sorted()
    }

    /// A JSON answer that nobody keeps.
    static func json(_ value: some Encodable, status: Int = 200) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = (try? encoder.encode(value)).map { [UInt8]($0) } ?? Array("{}".utf8)
        var response = Response(status: status, type: "application/json", body: body)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Pragma"] = "no-cache"
        return response
    }

    private func secured(_ response: consuming Response) -> Response {
        if issuer.hasPrefix("https://") { response.headers["Strict-Transport-Security"] = "max-age=31536000" }
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
    }
}
