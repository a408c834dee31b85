public import Domain
import FHIRModel
public import HTTP
public import UseCases

/// Answers every path under `/fhir`.
///
/// Source: http://hl7.org/fhir/R4/http.html; ROR implementation guide, server capability statement.
public struct FHIRServer: Responder {
    /// The address of the API: `https://ror.example.fr/fhir`.
    let base: String
    let publications: any PublicationReader
    let started: Instant
    private let readRoom: Room
    let acces: AccesConsommateurs
    /// The headers that every answer carries: it is data, never a page, and no page of another site embeds it.
    /// Source: OWASP REST Security Cheat Sheet, security headers.
    private let securityHeaders: Headers
    private let log: @Sendable (String) -> Void
    let security: @Sendable (SecurityEvent) -> Void

    /// A server of published resources.
    ///
    /// `publicURL` has no final slash. `started` dates the capability statement. `readRoom` answers the reads by key:
    /// `immediate` when publications are read in this process, `searches` when another one gives them. `acces` says who may
    /// come in. `log` receives one
    /// English line per unexpected failure, without personal data; `security` what the security log tells, without waiting.
    public init(
        publicURL: String, publications: any PublicationReader, started: Instant, readRoom: Room = .immediate,
        acces: AccesConsommateurs = .ouvert, log: @escaping @Sendable (String) -> Void,
        security: @escaping @Sendable (SecurityEvent) -> Void = { _ in }
    ) {
        base = publicURL + "/fhir"
        let https = publicURL.hasPrefix("https://") ? [("Strict-Transport-Security", "max-age=31536000")] : []
        securityHeaders = Headers(
            https + [
                ("X-Content-Type-Options", "nosniff"),
                ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
            ])
        self.publications = publications
        self.started = started
        self.readRoom = readRoom
        self.acces = acces
        self.log = log
        self.security = security
    }

    public func respond(to request: Request) -> Response {
        secured(checked(request))
    }

    private func checked(_ request: Request) -> Response {
        do {
            // Who is served is told before anything of the directory; what the API is, to everybody.
            let isCapabilities = request.path == "/fhir/metadata"
            return try answer(request, for: isCapabilities ? .public : consommateur(of: request))
        } catch let failure as FHIRFailure {
            if failure.code == .tooCostly {
                security(SecurityEvent(.limitReached("search"), request: request.identifier))
            }
            return Self.outcome(failure)
        } catch let error as StoreError {
            if error.category == .unavailable { log("\(request.identifier) \(error)") }
            return Self.outcome(FHIRFailure.of(error))
        } catch {
            log("\(request.identifier) unexpected failure: \(error)")
            let text = "An unexpected failure was recorded under \(request.identifier). Try again later."
            return Self.outcome(FHIRFailure(500, .exception, text))
        }
    }

    public func refuse(_ request: Request, status: Int) -> Response {
        secured(Self.outcome(FHIRFailure.refused(status)))
    }

    private func secured(_ response: consuming Response) -> Response {
        response.headers.add(securityHeaders)
        return response
    }

    /// A search always has a room of its own; a read by key is answered where `readRoom` says, the rest at once.
    public func room(for request: Request) -> Room {
        let parts = request.path.split(separator: "/").dropFirst()
        guard let first = parts.first, parts.count <= 2, first != "metadata" else { return .immediate }
        return parts.count == 1 || parts.last == "_search" ? .searches : readRoom
    }

    /// The routes are few and fixed: `metadata`, `{type}`, `{type}/_search`, `{type}/{id}`.
    ///
    /// What is served is the same for every consumer: all of it is open data, of the public profile.
    private func answer(_ request: Request, for _: Consommateur) throws -> Response {
        let parts = request.path.split(separator: "/").dropFirst()
        guard let first = parts.first, parts.count <= 2 else { throw FHIRFailure.unknownPath }
        let second = parts.dropFirst().first
        if first == "metadata", second == nil {
            try Self.allow([.get], request)
            return try negotiated(request, capabilities(), route: "/fhir/metadata")
        }
        guard let type = SearchParameters.types.first(where: { $0.name == first }) else {
            throw FHIRFailure(404, .notSupported, "Resources of this type are not served: see \(base)/metadata.")
        }
        switch second {
        case nil:
            try Self.allow([.get], request)
            return try negotiated(
                request, search(type, request.queryFields), route: type.searchRoute)
        case "_search"?:
            try Self.allow([.get, .post], request)
            let fields = try request.method == .post ? Self.form(request) : request.queryFields
            return try negotiated(request, search(type, fields), route: type.postSearchRoute)
        case let id?:
            try Self.allow([.get], request)
            return try negotiated(request, read(type, id, request), route: type.readRoute)
        }
    }

    private static func allow(_ methods: [HTTPMethod], _ request: Request) throws {
        let asked = request.method == .head ? .get : request.method
        guard !methods.contains(asked) else { return }
        let all = methods.contains(.get) ? methods + [.head] : methods
        let list = all.map(\.rawValue).joined(separator: ", ")
        throw FHIRFailure(405, .notSupported, "This address answers \(list) only.", allow: list)
    }

    private static func form(_ request: Request) throws -> FormFields {
        guard (request.headers["Content-Type"] ?? "").lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw FHIRFailure(415, .notSupported, "Send the search as application/x-www-form-urlencoded.")
        }
        return FormFields(request.queryFields.pairs + request.form.pairs)
    }

    /// Only JSON is served: another format is refused rather than ignored.
    private func negotiated(
        _ request: Request, _ response: @autoclosure () throws -> Response, route: String
    ) throws -> Response {
        // `_format` prevails over `Accept`. Source: http://hl7.org/fhir/R4/http.html#mime-type.
        if let asked = request.queryFields.pairs.first(where: { $0.name == "_format" }) {
            try Self.format(asked.value)
        } else if let accept = request.headers["Accept"], !Self.acceptsJSON(accept) {
            throw FHIRFailure.format
        }
        var response = try response()
        response.route = route
        return response
    }

    static func format(_ text: String) throws {
        guard text.lowercased().contains("json") else { throw FHIRFailure.format }
    }

    private static func acceptsJSON(_ accept: String) -> Bool {
        let lowered = accept.lowercased()
        return lowered.isEmpty || ["json", "*/*", "application/*"].contains { lowered.contains($0) }
    }
}
