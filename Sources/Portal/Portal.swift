public import Domain
public import HTTP
public import UseCases

/// The portal: answers every path that is not of the FHIR API.
public struct Portal: Responder {
    /// The path where Pro Santé Connect sends the browser back: to be registered there after the public address.
    public static let signInReturnPath = SiteURL.retourProSanteConnect.path

    /// The parts of the service that the portal calls.
    public struct Services: Sendable {
        let store: any Store
        let sessions: Sessions
        let acces: AccesMotDePasse
        let demandes: DemandesConnexion
        let rattachements: SceauRattachement
        let fournisseur: any FournisseurIdentite
        let publisher: any Publisher
        let etat: any EtatService
        let journal: JournalAudit
        let verifierSecondFacteur: VerifierSecondFacteur
        let entreesEnAttente: EntreesEnAttente
        let security: @Sendable (SecurityEvent) -> Void

        /// The parts, made at start. `journal` is the audit log for what no transaction tells; `security` receives what the security log tells; it never waits.
        public init(
            store: any Store, sessions: Sessions, acces: AccesMotDePasse, demandes: DemandesConnexion,
            rattachements: SceauRattachement,
            fournisseur: any FournisseurIdentite, publisher: any Publisher,
            etat: any EtatService, verifierSecondFacteur: VerifierSecondFacteur,
            entreesEnAttente: EntreesEnAttente, journal: JournalAudit? = nil,
            security: @escaping @Sendable (SecurityEvent) -> Void = { _ in }
        ) {
            self.store = store
            self.sessions = sessions
            self.acces = acces
            self.demandes = demandes
            self.rattachements = rattachements
            self.fournisseur = fournisseur
            self.publisher = publisher
            self.etat = etat
            self.journal = journal ?? JournalAudit(store: store)
            self.verifierSecondFacteur = verifierSecondFacteur
            self.entreesEnAttente = entreesEnAttente
            self.security = security
        }
    }

    let configuration: PortalConfiguration
    let assets: AssetLibrary
    let sessions: Sessions
    let demandes: DemandesConnexion
    let rattachements: SceauRattachement
    let fournisseur: any FournisseurIdentite
    let seConnecter: SeConnecter
    let rattacherCarte: RattacherCarte
    let tenirCompte: TenirCompte
    let acces: AccesMotDePasse
    let connecterParMotDePasse: ConnecterParMotDePasse
    let choisirMotDePasse: ChoisirMotDePasse
    let tenirCourriel: TenirCourriel
    let lireConditions: LireConditions
    let accepterConditions: AccepterConditions
    let consulterAudit: ConsulterAudit
    let consulterOffres: ConsulterOffres
    let enregistrerEtape: EnregistrerEtape
    let validerOffre: ValiderOffre
    let rechercherCommunes: RechercherCommunes
    let declarerAnomalie: DeclarerAnomalie
    let contesterConvention: ContesterConvention
    let gererComptes: GererComptes
    let gererHabilitations: GererHabilitations
    let demanderCompte: DemanderCompte
    let traiterDemandesCompte: TraiterDemandesCompte
    let consulterMonCompte: ConsulterMonCompte
    let exporterDonnees: ExporterDonnees
    let verifierSecondFacteur: VerifierSecondFacteur
    let gererSecondFacteur: GererSecondFacteur
    let entreesEnAttente: EntreesEnAttente
    let store: any Store
    let etat: any EtatService
    let journal: JournalAudit
    let now: @Sendable () -> Instant
    let log: @Sendable (String) -> Void
    let security: @Sendable (SecurityEvent) -> Void
    /// What the provider sent and may serve once.
    let usages = UsagesUniques()
    private var router = Router()

    /// A portal. `log` receives one English line per unexpected failure, without personal data.
    public init(
        configuration: PortalConfiguration, assets: AssetLibrary, services: Services,
        now: @escaping @Sendable () -> Instant, log: @escaping @Sendable (String) -> Void
    ) {
        self.configuration = configuration
        self.assets = assets
        sessions = services.sessions
        demandes = services.demandes
        rattachements = services.rattachements
        fournisseur = services.fournisseur
        store = services.store
        etat = services.etat
        journal = services.journal
        seConnecter = SeConnecter(store: services.store)
        rattacherCarte = RattacherCarte(store: services.store)
        tenirCompte = TenirCompte(store: services.store)
        acces = services.acces
        connecterParMotDePasse = ConnecterParMotDePasse(
            store: services.store, freins: acces.freins, motsDePasse: acces.motsDePasse)
        let publicURL = configuration.publicURL
        choisirMotDePasse = ChoisirMotDePasse(
            store: services.store, freins: acces.freins, liens: acces.liens, motsDePasse: acces.motsDePasse,
            sessions: services.sessions
        ) { publicURL + SiteURL.nouveauMotDePasse(jeton: $0).path }
        tenirCourriel = TenirCourriel(store: services.store, freins: acces.freins, liens: acces.liens) {
            publicURL + SiteURL.confirmerCourriel(jeton: $0).path
        }
        lireConditions = LireConditions(store: services.store)
        accepterConditions = AccepterConditions(store: services.store)
        consulterAudit = ConsulterAudit(store: services.store)
        consulterOffres = ConsulterOffres(store: services.store)
        enregistrerEtape = EnregistrerEtape(store: services.store)
        validerOffre = ValiderOffre(store: services.store, publisher: services.publisher)
        rechercherCommunes = RechercherCommunes(store: services.store)
        declarerAnomalie = DeclarerAnomalie(store: services.store)
        contesterConvention = ContesterConvention(store: services.store, publisher: services.publisher)
        gererComptes = GererComptes(store: services.store, publicURL: configuration.publicURL)
        gererHabilitations = GererHabilitations(
            store: services.store, closeSessions: { [sessions] in try sessions.closeAll(of: $0) })
        demanderCompte = DemanderCompte(store: services.store)
        traiterDemandesCompte = TraiterDemandesCompte(store: services.store, publicURL: configuration.publicURL)
        consulterMonCompte = ConsulterMonCompte(store: services.store)
        exporterDonnees = ExporterDonnees(store: services.store, sessions: services.sessions)
        verifierSecondFacteur = services.verifierSecondFacteur
        gererSecondFacteur = GererSecondFacteur(store: services.store, verifier: services.verifierSecondFacteur)
        entreesEnAttente = services.entreesEnAttente
        self.now = now
        self.log = log
        security = services.security
        router = routes()
    }

    public func respond(to request: Request) -> Response {
        secured(answer(request))
    }

    public func refuse(_ request: Request, status: Int) -> Response {
        secured(errorPage(status, request: request))
    }

    /// Answers a request that a handler makes: handlers hold a portal that was made before its routes.
    func answerAgain(_ request: Request) -> Response {
        var whole = self
        whole.router = routes()
        return whole.answer(request)
    }

    private func answer(_ request: Request) -> Response {
        switch router.match(request.method, request.path) {
        case .found(let handler, let pattern, let parameters):
            var response = attempt(request) { try handler(request, parameters) }
            response.route = pattern
            return response
        case .otherMethods(let methods):
            var response = errorPage(405, request: request)
            response.headers["Allow"] = methods.map(\.rawValue).joined(separator: ", ")
            return response
        case .nothing:
            return errorPage(404, request: request)
        }
    }

    private func attempt(_ request: Request, _ work: () throws -> Response) -> Response {
        do {
            return try work()
        } catch let error as UseCaseError {
            return failurePage(error, request: request)
        } catch let error as StoreError {
            if error.category == .unavailable { log("\(request.identifier) \(error)") }
            return errorPage(Self.status(error.category), request: request)
        } catch {
            log("\(request.identifier) unexpected failure: \(error)")
            return errorPage(500, request: request)
        }
    }

    /// The one table from categories of failure to pages.
    static func status(_ category: FailureCategory) -> Int {
        switch category {
        case .incorrect: 422
        case .forbidden: 403
        case .notFound: 404
        case .gone: 410
        case .conflict: 409
        case .unsupported: 405
        case .tooMany: 429
        case .busy, .unavailable: 503
        case .fault: 500
        }
    }

    /// The headers that every page carries. Source: OWASP secure headers; the policy of scripts and styles is strict, `data:`
    /// images are those of the DSFR style sheet.
    private func secured(_ response: Response) -> Response {
        var response = response
        let forms = (["'self'"] + configuration.signOutOrigins).joined(separator: " ")
        response.headers["Content-Security-Policy"] =
            response.headers["Content-Security-Policy"]
            ?? "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
            + "form-action \(forms)"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if response.headers["Cross-Origin-Resource-Policy"] == nil {
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        }
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if response.headers["Cache-Control"] == nil { response.headers["Cache-Control"] = "no-store" }
        if configuration.secure { response.headers["Strict-Transport-Security"] = "max-age=31536000" }
        return response
    }
}
