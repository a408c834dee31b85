import Domain
import HTTP
import Portal
import SQL
import Storage
import Synchronization
import TestSupport
import UseCases

/// A portal on the real store, and a browser without script: cookies, redirections, forms with the token of the page.
final class Visitor {
    let test: TestStore
    let provider = Provider()
    let publisher = RecordingPublisher()
    let etat = EtatFeint()
    let portal: Portal
    private let told = EventList()
    /// What the security log was told, in order.
    var events: [SecurityEvent] { told.events.withLock(\.self) }
    let sessions: Sessions
    let sessionStore: FreezableSessionStore
    let portalJournal: JournalAudit
    private let clock = Clock()
    private(set) var path = "/"
    private(set) var page = ""
    private(set) var response = Response(status: 0)
    private(set) var cookies: [String: String] = [:]

    /// A visitor of a portal whose offers are published by `publisher`, else by one that remembers them.
    init(publisher other: (any UseCases.Publisher)? = nil, limits: DatabaseLimits = .commands) throws {
        test = try TestStore(limits: limits)
        sessionStore = FreezableSessionStore(SQLSessionStore(test.database))
        sessions = Sessions(store: sessionStore, primitives: .tests)
        let acces = try AccesMotDePasse.tests()
        portalJournal = JournalAudit(store: test.store)
        let services = Portal.Services(
            store: test.store, sessions: sessions, acces: acces,
            demandes: DemandesConnexion(secret: Array("secret".utf8), primitives: .tests),
            rattachements: SceauRattachement(secret: Array("secret".utf8), primitives: .tests), fournisseur: provider,
            publisher: other ?? publisher, etat: etat,
            verifierSecondFacteur: VerifierSecondFacteur(
                store: test.store, secret: Array("secret".utf8), freins: acces.freins, primitives: .tests),
            entreesEnAttente: EntreesEnAttente(secret: Array("secret".utf8), primitives: .tests),
            journal: portalJournal,
            security: { [told] event in told.events.withLock { $0.append(event) } })
        let clock = clock
        portal = Portal(
            configuration: PortalConfiguration(publicURL: "https://ror.example", courrielSupport: "aide@ror.example"),
            assets: AssetLibrary(theme: .neutre, directory: nil), services: services, now: { clock.now },
            log: { _ in })
    }

    /// The moment of the clock.
    var present: Instant { clock.now }

    /// Lets some seconds pass.
    func wait(_ seconds: Int64) { clock.wait(seconds) }

    /// Publishes conditions of use, in force from some days on.
    func publishConditions(_ name: String, in days: Int) throws {
        let version = VersionConditions(
            version: name, dateVigueur: JourCivil(rang: Exemples.now.heureDeParis.jour.rang + days),
            datePublication: Exemples.now, texte: "## 1. Objet\n\nNouveau texte.", changements: "Une phrase.")
        try test.store.write { try $0.publish(version, by: "test") }
    }

    /// Comes back some days later: signs in again, up to where the portal leads.
    func renew(after days: Int64) {
        wait(days * 86_400)
        signIn()
    }

    /// The token of the forms of the session, whatever the page.
    var token: String { value(after: "name=\"jeton\" value=\"") ?? "" }

    /// The value of a hidden field of the page.
    func hidden(_ name: String) -> String {
        (value(after: "name=\"\(name)\" value=\"") ?? "").replacing("&amp;", with: "&")
    }

    /// Opens a page and follows redirections of the portal.
    @discardableResult
    func get(_ target: String) -> Int { send(.get, target, FormFields()) }

    /// Sends a form of the present page: the token and the version of the page, and these fields.
    @discardableResult
    func post(
        _ fields: [(String, String)], to target: String? = nil, jeton: String? = nil, headers: [(String, String)] = []
    ) -> Int {
        let token = jeton ?? value(after: "name=\"jeton\" value=\"") ?? ""
        let version = value(after: "name=\"version\" value=\"").map { [("version", $0)] } ?? []
        let kept = version.filter { _ in !fields.contains { $0.0 == "version" } }
        let sent = ([("jeton", token)] + kept + fields).map { (name: $0.0, value: $0.1) }
        return send(.post, target ?? path, FormFields(sent), headers)
    }

    /// Signs in through the provider; ends where the portal leads.
    @discardableResult
    func signIn(_ rank: Int = 1) -> Int {
        provider.identity.withLock { $0 = Exemples.idNatPS(rank) }
        get("/connexion/pro-sante-connect")
        return comeBack()
    }

    /// Comes back from the provider, from the sign-in of a `state`.
    @discardableResult
    func comeBack(state: String = "etat") -> Int {
        get("/connexion/pro-sante-connect/retour?code=c&state=" + state)
    }

    /// Signs in and passes the three pages of the first sign-in.
    func enter(_ rank: Int = 1) {
        signIn(rank)
        post([("courriel", "aline@exemple.fr")], to: "/compte/courriel")
        post([("version", "1.0"), ("finAffichee", "oui")], to: "/compte/conditions")
        post([], to: "/compte/informations")
    }

    /// Gives the account of the person one more right.
    func addRight(_ right: Habilitation, rank: Int = 1) throws {
        let means = MoyenConnexion.Preuve.proSanteConnect(Exemples.idNatPS(rank))
        try test.store.write { store in
            guard let known = try store.find(MoyenConnexion.self, by: .cle, .text(means.cle))?.value.compte,
                var account = try store.find(Compte.self, known)
            else { return }
            account.value.habilitations.append(right)
            try store.save(account.value, version: account.version, by: .exploitant("test"), now: Exemples.now)
        }
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

    private func send(
        _ method: HTTPMethod, _ target: String, _ form: FormFields, _ others: [(String, String)] = []
    ) -> Int {
        let sent = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        var headers = Headers([("Cookie", sent)] + others)
        if method == .post { headers["Content-Type"] = "application/x-www-form-urlencoded" }
        let request = Request(method, target, headers: headers, body: Array(form.encoded.utf8))
        response = portal.respond(to: request)
        for header in response.headers.values("Set-Cookie") {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
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
    /// What the claims tell beside the identifier: first name, name, civility, professions.
    let claims = Mutex<(prenom: String, nom: String, civilite: String?, exercices: [Orientation.Exercice])>(
        ("Aline", "EXEMPLE", "MME", [Orientation.Exercice(profession: "10", modes: ["L"])]))
    let state = Mutex("etat")
    let emetteur = "https://psc.example"
    private let begun = Atomic<Int>(0)
    /// What the next logout token says, or why it is refused.
    let deconnexion = Mutex<Result<DeconnexionFournisseur, EchecDeconnexion>>(.failure(.signature))

    /// Makes every identification fail for a reason.
    func fail(_ echec: EchecIdentification) { failure.withLock { $0 = echec } }

    func begin(retour: String?, depuis: Instant?) throws -> (adresse: String, demande: DemandeConnexion) {
        let demande = DemandeConnexion(
            state: state.withLock { $0 }, nonce: "n\(begun.wrappingAdd(1, ordering: .relaxed).newValue)",
            codeVerifier: "v", retour: retour, depuis: depuis)
        return ("https://psc.example/auth" + (depuis == nil ? "" : "?prompt=login"), demande)
    }

    func identifier(code: String, demande: DemandeConnexion) throws -> IdentitePSC {
        if let failure = failure.withLock({ $0 }) { throw failure }
        let told = claims.withLock { $0 }
        var identite = IdentitePSC(
            idNatPS: identity.withLock { $0 }, prenom: told.prenom, nom: told.nom,
            professions: told.exercices.map(\.profession), idToken: "t",
            sujet: "sujet \(identity.withLock { $0 })", sessionFournisseur: "session",
            dateIdentification: demande.depuis ?? Exemples.now)
        identite.exercices = told.exercices
        identite.civilite = told.civilite
        return identite
    }

    func adresseDeconnexion(idToken: String, retour: String, state: String) -> String? {
        endSession.withLock { $0 }.map { "\($0)?state=\(state)" }
    }

    /// Where the browser signs out; `nil` for nowhere.
    let endSession = Mutex<String?>(nil)

    func deconnexion(jeton: String) throws -> DeconnexionFournisseur { try deconnexion.withLock { try $0.get() } }
}

private final class EventList: Sendable {
    let events = Mutex<[SecurityEvent]>([])
}

/// A health that a test chose.
final class EtatFeint: EtatService {
    private let values = Mutex((Disponibilite.disponible, Disponibilite.disponible))

    var lectures: Disponibilite { values.withLock(\.0) }
    var ecritures: Disponibilite { values.withLock(\.1) }

    func becomes(_ lectures: Disponibilite, _ ecritures: Disponibilite) {
        values.withLock { $0 = (lectures, ecritures) }
    }
}

/// A clock that a test moves.
private final class Clock: Sendable {
    private let moment = Mutex(Exemples.now)

    var now: Instant { moment.withLock { $0 } }

    func wait(_ seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}
