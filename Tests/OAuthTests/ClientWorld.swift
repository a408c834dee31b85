import Cryptography
import Domain
import FHIRServer
import Foundation
import HTTP
import JOSE
import OAuth
import Storage
import Synchronization
import TestSupport
import Testing
import UseCases

/// The service as machine clients meet it, on the real store, with a clock that is set.
final class ClientWorld {
    static let base = "https://ror.example"

    /// The clock of the service.
    final class Clock: Sendable {
        private let moment = Mutex(Exemples.now.adding(days: 30))

        var now: Instant { moment.withLock { $0 } }

        func pass(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    /// What the security log was told.
    final class Events: Sendable {
        private let events = Mutex<[SecurityEvent]>([])

        var kinds: [SecurityEvent.Kind] { events.withLock { $0.map(\.kind) } }

        @Sendable func tell(_ event: SecurityEvent) { events.withLock { $0.append(event) } }
    }

    let test: TestStore
    let clock = Clock()
    let events = Events()
    let clients: ClientsConnus
    let gerer: GererClients
    let operateur = Acteur.exploitant("test")
    let server: OAuthServer
    let jetons: JetonsAcces
    let journal: JournalAudit

    init() throws {
        test = try TestStore()
        clients = ClientsConnus(store: test.store)
        gerer = GererClients(store: test.store, primitives: .tests)
        journal = JournalAudit(store: test.store)
        jetons = JetonsAcces(clients: clients, secret: Array("of the service".utf8), primitives: .tests)
        server = OAuthServer(
            publicURL: Self.base, clients: clients, jetons: jetons, assertions: SQLAssertionStore(test.database),
            journal: journal, now: { [clock] in clock.now }, log: { Issue.record("unexpected: \($0)") },
            security: events.tell)
        try clients.refresh(now: clock.now)
    }

    var now: Instant { clock.now }

    /// Registers a client; known at once.
    func create(_ change: (inout DemandeClient) -> Void = { _ in }) throws -> GererClients.Remise {
        var demande = DemandeClient(nom: "Outil exemple", organisation: "Éditeur exemple", courriel: "outil@exemple.fr")
        demande.portees = Portee.allCases
        demande.finSecret = now.adding(days: 365)
        change(&demande)
        let made = try gerer.create(demande, by: operateur, now: now)
        try clients.refresh(now: now)
        return made
    }

    /// Asks for a token.
    func ask(
        _ fields: [(String, String)], _ headers: [(String, String)] = [], certificate: ClientCertificate? = nil
    ) -> Response {
        let form = FormFields(fields.map { (name: $0.0, value: $0.1) }).encoded
        var request = Request(
            .post, OAuthServer.tokenPath,
            headers: Headers([("Content-Type", "application/x-www-form-urlencoded")] + headers), body: Array(form.utf8))
        request.certificate = certificate
        return server.respond(to: request)
    }

    /// Asks with a secret in the form.
    func ask(_ clientID: String, _ secret: String, scope: String? = nil) -> Response {
        ask(
            [("grant_type", "client_credentials"), ("client_id", clientID), ("client_secret", secret)]
                + (scope.map { [("scope", $0)] } ?? []))
    }

    /// `Authorization: Basic`.
    static func basic(_ clientID: String, _ secret: String) -> (String, String) {
        let pair = [clientID, secret].map(PercentEncoding.encode).joined(separator: ":")
        return ("Authorization", "Basic " + Data(pair.utf8).base64EncodedString())
    }

    /// The members of an answer.
    static func json(_ response: Response) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
    }

    /// The `error` of a refusal.
    static func error(_ response: Response) throws -> String? { try json(response)["error"] as? String }

    /// The token of an answer.
    static func token(_ response: Response) throws -> String {
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return try #require(try json(response)["access_token"] as? String)
    }

    /// The API, with or without the public.
    func api(isPublic: Bool = true) -> FHIRServer {
        FHIRServer(
            publicURL: Self.base, publications: SQLPublicationReader(test.database), started: now,
            acces: AccesConsommateurs(jetons: jetons, estPublic: isPublic, now: { [clock] in clock.now }),
            log: { Issue.record("unexpected: \($0)") }, security: events.tell)
    }

    /// Reads the API.
    func read(
        _ token: String?, _ path: String = "/fhir/HealthcareService", isPublic: Bool = true,
        certificate: ClientCertificate? = nil
    ) -> Response {
        var request = Request(.get, path, headers: Headers(token.map { [("Authorization", "Bearer " + $0)] } ?? []))
        request.certificate = certificate
        return api(isPublic: isPublic).respond(to: request)
    }
}
