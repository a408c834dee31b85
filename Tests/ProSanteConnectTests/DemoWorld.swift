import Cryptography
import DemoPSC
import Domain
import HTTP
import HTTPClient
import HTTPServer
import ProSanteConnect
import Synchronization
import UseCases

/// The simulated provider behind a real server, its client, and a browser that only fills the form.
final class DemoWorld {
    static let redirectURI = "http://portail.invalid/connexion/psc/retour"
    static let logoutURI = "http://portail.invalid/deconnecte"
    static let paul = DemoPerson(
        idNat: "810999000010", codeCivilite: "M", prenom: "Paul", nom: "EXEMPLE",
        exercices: [
            DemoExercice(
                codeProfession: "10", codeCiviliteDexercice: "DR", nomDexercice: "EXEMPLE", prenomDexercice: "Paul",
                activities: [DemoActivite(codeSecteurDactivite: "SA07", raisonSocialeSite: "CABINET EXEMPLE")])
        ])

    let key: PrivateKey
    let clock = Clock()
    var configuration: ProSanteConnectConfiguration
    private(set) var issuer = ""
    let provider: DemoProvider
    private let server: HTTPServer
    private let relay = Relay()

    /// A clock that tests move.
    final class Clock: Sendable {
        let seconds = Atomic<Int64>(1_790_000_000)
    }

    /// Knows the provider only once the port of its server is known.
    final class Relay: Responder {
        let provider = Mutex<DemoProvider?>(nil)

        func respond(to request: Request) -> Response {
            provider.withLock { $0 }?.respond(to: request) ?? Response(status: 503)
        }

        func refuse(_ request: Request, status: Int) -> Response {
            Response(status: status)
        }
    }

    init(_ kind: KeyKind = .rsa, _ adjust: (inout DemoPSCConfiguration) -> Void = { _ in }) throws {
        key = try PrivateKey.generate(kind)
        server = HTTPServer(configuration: HTTPServerConfiguration(), responder: relay)
        try server.start()
        issuer = "http://127.0.0.1:\(server.port)/auth/realms/esante-wallet"
        configuration = ProSanteConnectConfiguration(
            issuer: issuer, clientID: "ror démo", clientAuthentication: .basic(secret: "s:e%c&ret"),
            redirectURI: Self.redirectURI)
        var demo = DemoPSCConfiguration(
            issuer: issuer, clientID: "ror démo", clientSecret: "s:e%c&ret", redirectURI: Self.redirectURI,
            postLogoutRedirectURI: Self.logoutURI, key: key)
        adjust(&demo)
        let clock = clock
        let provider = try DemoProvider(configuration: demo, persons: [Self.paul] + DemoPerson.sansDroit) {
            clock.seconds.load(ordering: .relaxed)
        }
        self.provider = provider
        relay.provider.withLock { $0 = provider }
    }

    deinit {
        server.stop(grace: 1)
    }

    /// The client, whose calls may be observed or falsified.
    func client(
        _ intercept: @escaping @Sendable (HTTPClientRequest, HTTPClientResponse) throws -> HTTPClientResponse = { $1 }
    ) -> ProSanteConnectClient {
        let clock = clock
        return ProSanteConnectClient(
            configuration: configuration,
            send: { try intercept($0, try HTTPClient(timeout: 5, allowsPlainHTTP: true).send($0)) },
            now: { Instant(milliseconds: clock.seconds.load(ordering: .relaxed) * 1_000) }, random: randomBytes)
    }

    /// The client with each ID token replaced.
    func client(idToken: @escaping @Sendable (String) throws -> String) -> ProSanteConnectClient {
        client { request, response in
            guard request.url.hasSuffix("/token") else { return response }
            var changed = response
            changed.body = try JSONText.changing(response.body) { answer in
                answer["id_token"] = try idToken(answer["id_token"] as? String ?? "")
            }
            return changed
        }
    }

    /// Signs in as a person: the parameters that come back to the redirect address.
    func signIn(
        _ address: String, as idNat: String = DemoWorld.paul.idNat, action: String = "choisir"
    ) throws -> FormFields {
        let query = address.split(separator: "?", maxSplits: 1)[1]
        let form = FormFields(
            FormFields(encoded: query.utf8).pairs + [(name: "personne", value: idNat), (name: "action", value: action)])
        let url = String(address.prefix { $0 != "?" })
        let response = try HTTPClient(timeout: 5, allowsPlainHTTP: true).send(.post(form, to: url))
        let location = response.headers["Location"] ?? ""
        guard response.status == 303, location.hasPrefix(Self.redirectURI + "?") else { return FormFields() }
        return FormFields(encoded: location.utf8.dropFirst(Self.redirectURI.utf8.count + 1))
    }

    /// The whole journey with a client.
    func identify(_ client: ProSanteConnectClient, as idNat: String = DemoWorld.paul.idNat) throws -> IdentitePSC {
        let (address, demande) = try client.begin(retour: nil)
        return try client.identifier(code: try signIn(address, as: idNat)["code"] ?? "", demande: demande)
    }

    /// Opens an address.
    func get(_ address: String) throws -> HTTPClientResponse {
        try HTTPClient(timeout: 5, allowsPlainHTTP: true).send(.init(.get, address))
    }
}
