import Domain
import HTTP
import Portal
import Storage
import Synchronization
import TestSupport
import UseCases

/// A portal on the real store, and a browser without script: cookies, redirections, forms with the token of the page.
final class Visitor {
    let test: TestStore
    let provider = Provider()
    let publisher = RecordingPublisher()
    let portal: Portal
    private let told = EventList()
    /// What the security log was told, in order.
    var events: [SecurityEvent] { told.events.withLock(\.self) }
    private(set) var path = "/"
    private(set) var page = ""
    private(set) var response = Response(status: 0)
    private(set) var cookies: [String: String] = [:]

    init() throws {
        test = try TestStore()
        let counter = Counter()
        let sessions = Sessions(
            store: SQLSessionStore(test.database), random: { count in Array(repeating: counter.next(), count: count) },
            sha256: { $0 })
        let services = Portal.Services(
            store: test.store, sessions: sessions, fournisseur: provider, publisher: publisher,
            security: { [told] event in told.events.withLock { $0.append(event) } })
        portal = Portal(
            configuration: PortalConfiguration(publicURL: "https://ror.example", courrielSupport: "aide@ror.example"),
            assets: AssetLibrary(theme: .neutre, directory: nil), services: services, now: { Exemples.now },
            log: { _ in })
    }

    /// Opens a page and follows redirections of the portal.
    @discardableResult
    func get(_ target: String) -> Int { send(.get, target, FormFields()) }

    /// Sends a form of the present page: the token and the version of the page, and these fields.
    @discardableResult
    func post(_ fields: [(String, String)], to target: String? = nil, jeton: String? = nil) -> Int {
        let token = jeton ?? value(after: "name=\"jeton\" value=\"") ?? ""
        let version = value(after: "name=\"version\" value=\"").map { [("version", $0)] } ?? []
        let kept = version.filter { _ in !fields.contains { $0.0 == "version" } }
        let sent = ([("jeton", token)] + kept + fields).map { (name: $0.0, value: $0.1) }
        return send(.post, target ?? path, FormFields(sent))
    }

    /// Signs in through the provider; ends where the portal leads.
    @discardableResult
    func signIn(_ rank: Int = 1) -> Int {
        provider.identity.withLock { $0 = Exemples.idNatPS(rank) }
        get("/connexion/pro-sante-connect")
        return get("/connexion/pro-sante-connect/retour?code=c&state=etat")
    }

    /// Signs in and passes the three pages of the first sign-in.
    func enter(_ rank: Int = 1) {
        signIn(rank)
        post([("courriel", "aline@exemple.fr")], to: "/compte/courriel")
        post([("version", "1.0"), ("finAffichee", "oui")], to: "/compte/conditions")
        post([], to: "/compte/informations")
    }

    /// Shows the page of a request that the server refuses before the portal sees it.
    func refused(_ status: Int) {
        response = portal.refuse(Request(.get, "/"), status: status)
        page = String(decoding: response.body, as: UTF8.self)
    }

    /// The cookies that signing in sets, as they are sent.
    func cookiesOfSignIn() -> [String] {
        let first = portal.respond(to: Request(.get, "/connexion/pro-sante-connect"))
        let begun = first.headers.values("Set-Cookie")
        let pairs = begun.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        let back = Request(
            .get, "/connexion/pro-sante-connect/retour?code=c&state=etat", headers: Headers([("Cookie", pairs)]))
        return begun + portal.respond(to: back).headers.values("Set-Cookie")
    }

    /// Takes cookies as another browser has them.
    func keep(_ kept: [String: String]) { cookies = kept }

    /// Forgets the cookies, as another browser would.
    func forget() { cookies = [:] }

    private func send(_ method: HTTPMethod, _ target: String, _ form: FormFields) -> Int {
        var headers = Headers([("Cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))])
        if method == .post { headers["Content-Type"] = "application/x-www-form-urlencoded" }
        let request = Request(method, target, headers: headers, body: Array(form.encoded.utf8))
        response = portal.respond(to: request)
        for header in response.headers.values("Set-Cookie") {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = String(pair[1])
        }
        if let location = response.headers["Location"], location.hasPrefix("/"), (300..<400).contains(response.status) {
            return send(.get, String(location.prefix { $0 != "#" }), FormFields())
        }
        path = request.path
        page = String(decoding: response.body, as: UTF8.self)
        return response.status
    }

    private func value(after mark: String) -> String? {
        guard let start = page.firstRange(of: mark)?.upperBound else { return nil }
        return String(page[start...].prefix { $0 != "\"" })
    }
}

/// A provider that answers the identity, or the failure, that a test chose.
final class Provider: FournisseurIdentite {
    let identity = Mutex<IdNatPS>(Exemples.idNatPS(1))
    let failure = Mutex<EchecIdentification?>(nil)

    /// Makes every identification fail for a reason.
    func fail(_ echec: EchecIdentification) { failure.withLock { $0 = echec } }

    func begin(retour: String?) throws -> (adresse: String, demande: DemandeConnexion) {
        ("https://psc.example/auth", DemandeConnexion(state: "etat", nonce: "n", codeVerifier: "v", retour: retour))
    }

    func identifier(code: String, demande: DemandeConnexion) throws -> IdentitePSC {
        if let failure = failure.withLock({ $0 }) { throw failure }
        return IdentitePSC(
            idNatPS: identity.withLock { $0 }, prenom: "Aline", nom: "EXEMPLE", professions: ["10"], idToken: "t")
    }

    func adresseDeconnexion(idToken: String, retour: String) -> String? { nil }
}

private final class EventList: Sendable {
    let events = Mutex<[SecurityEvent]>([])
}

private final class Counter: Sendable {
    private let value = Mutex<UInt8>(0)

    func next() -> UInt8 {
        value.withLock { value in
            value &+= 1
            return value
        }
    }
}
