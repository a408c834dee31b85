import Domain
import HTTP
import UseCases

/// The table of contents of the portal.
extension Portal {
    /// What a page does with a request: the answer, or a thrown failure that becomes a page.
    typealias PageHandler = @Sendable (PortalContext, PathParameters) throws -> Response

    func routes() -> Router {
        var router = Router()
        addConnexionRoutes(to: &router)
        addVerificationRoutes(to: &router)
        addDeconnexionFournisseurRoutes(to: &router)
        addMotDePasseRoutes(to: &router)
        addCourrielRoutes(to: &router)
        addRattachementRoutes(to: &router)
        addEspacesRoutes(to: &router)
        addCompteRoutes(to: &router)
        addConditionsRoutes(to: &router)
        addAuditRoutes(to: &router)
        addMonCompteRoutes(to: &router)
        addSecondFacteurRoutes(to: &router)
        addConnexionSecondFacteurRoutes(to: &router)
        addPreferencesRoutes(to: &router)
        addMesOffresRoutes(to: &router)
        addSaisieOffreRoutes(to: &router)
        addAnomaliesRoutes(to: &router)
        addUtilisateursRoutes(to: &router)
        addDemandesCompteRoutes(to: &router)
        addInformationRoutes(to: &router)
        addAssetRoutes(to: &router)
        return router
    }

    /// Guards a page: finds the session, checks who may open it and, for a form, its token.
    func page(_ access: Access, _ handler: @escaping PageHandler) -> Router.Handler {
        { request, parameters in
            let (context, visite) = try access == .visiteur ? visited(context(request)) : (context(request), nil)
            if let redirection = try redirection(context, access) { return redirection }
            if request.method == .post, let refusal = formRefusal(context, access) { return refusal }
            do {
                var response = try handler(context, parameters)
                if let visite { response.set(visite) }
                return response
            } catch let error as UseCaseError where [.forbidden, .notFound].contains(error.category) {
                tell(.accessRefused(action: request.method.rawValue, object: Self.object(request)), context)
                throw error
            }
        }
    }

    /// The session and the form of a request.
    func context(_ request: Request) throws -> PortalContext {
        let moment = now()
        let token = request.cookie(configuration.sessionCookie)
        let session = try token.flatMap { try sessions.find($0, now: moment) }
        return PortalContext(
            request: request, now: moment, session: session,
            form: FormulaireRecu(request.method == .post ? request.form : FormFields()),
            ouvert: try session.map { try tenirCompte.compte($0.compte, espace: $0.espace, now: moment) },
            csrf: session == nil ? "" : token.map(sessions.jetonFormulaire) ?? "")
    }

    /// What to answer instead, when the page is not for this browser: where to go first, or that no right is left.
    private func redirection(_ context: PortalContext, _ access: Access) throws -> Response? {
        guard access != .anyone, access != .visiteur else { return nil }
        guard let compte = context.compte else {
            let target = context.request.method == .get ? context.request.path : SiteURL.mesOffres.path
            return .redirect(to: SiteURL.connexion.path + "?retour=" + PercentEncoding.encode(target))
        }
        guard access != .session else { return nil }
        if context.espace == nil, context.espaces.count > 1 {
            let target = context.request.method == .get ? context.request.path : nil
            return .redirect(to: SiteURL.espace(retour: target).path)
        }
        guard !compte.habilitations.isEmpty else {
            tell(.accessRefused(action: context.request.method.rawValue, object: Self.object(context.request)), context)
            return layout.render(ConnexionView.droitsPerdus, context)
        }
        guard access != .identifie else { return nil }
        if try manqueSecondFacteur(context, compte) { return .redirect(to: SiteURL.secondFacteur.path) }
        guard access == .compte || access == .recent else { return nil }
        if let first = try premiereConnexion(compte) {
            return first == .conditions ? try askConditions(context) : .redirect(to: first.path)
        }
        return access == .recent ? verification(context) : nil
    }

    /// Where a person proves again who they are, then comes back to this page; `nil` when they did recently.
    func verification(_ context: PortalContext) -> Response? {
        guard context.session?.isIdentificationRecente(context.now) != true else { return nil }
        return .redirect(to: SiteURL.verification(retour: context.request.path).path)
    }

    /// Asks to accept the conditions in force before what the person wanted to do, which is done afterwards.
    private func askConditions(_ context: PortalContext) throws -> Response {
        let reprise = Reprise(context.request)
        guard reprise.gardeUneSaisie else { return .redirect(to: reprise.adresse) }
        return try formRefusal(context, .compte) ?? conditionsPage(reprise, context)
    }

    /// The page of the first sign-in that is still to be done, `nil` when all are.
    func premiereConnexion(_ compte: Compte) throws -> SiteURL? {
        if compte.courriel == nil { return .courriel }
        if !compte.aAccepte(try lireConditions.versionEnVigueur(now: now())) { return .conditions }
        let isLiberal = compte.habilitations.contains { $0.espace == .liberal }
        return isLiberal && compte.informationsValidees == nil ? .informations : nil
    }

    /// The refusal of a form that is not one of ours, or of another session.
    private func formRefusal(_ context: PortalContext, _ access: Access) -> Response? {
        guard !isCrossSite(context.request) else {
            tell(.crossSiteRefused, context)
            return errorPage(403, request: context.request, explication: ErrorTexts.formulairePerime)
        }
        let type = context.request.headers["Content-Type"] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            return errorPage(415, request: context.request)
        }
        guard access != .anyone else { return nil }
        guard let sent = context.form["jeton"], sessions.accepts(sent, jetonFormulaire: context.csrf) else {
            tell(.formRefused, context)
            return errorPage(403, request: context.request, explication: ErrorTexts.formulairePerime)
        }
        return nil
    }

    /// Whether another site sends a form, as the browser tells; browsers that tell nothing have the token of the form alone.
    /// Source: W3C Fetch Metadata; OWASP, prevention of cross-site request forgery.
    private func isCrossSite(_ request: Request) -> Bool {
        if let site = request.headers["Sec-Fetch-Site"] { return site != "same-origin" && site != "none" }
        return request.headers["Origin"].map { $0 != configuration.origin } ?? false
    }

    /// Tells the security log and the audit log something of a request.
    func tell(_ kind: SecurityEvent.Kind, _ context: PortalContext) {
        security(SecurityEvent(kind, account: context.compte?.id.description, request: context.request.identifier))
        guard let fait = FaitAudit(kind, compte: context.compte?.id) else { return }
        journal.note(fait, by: context.compte.map { Acteur($0).description } ?? "inconnu", now: context.now)
    }

    /// The kind of object of a page: the first segment of its pattern, which is fixed.
    private static func object(_ request: Request) -> String {
        request.path.split(separator: "/").first.map(String.init) ?? "accueil"
    }
}
