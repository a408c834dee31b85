import Domain
import HTTP
import UseCases

/// Signing in by Pro Santé Connect, and signing out.
extension Portal {
    func addConnexionRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.accueil.path,
            page(.anyone) { context, _ in .redirect(to: accueil(context).path) })
        router.on(
            .get, SiteURL.connexion.path,
            page(.visiteur) { context, _ in
                guard context.session == nil else { return .redirect(to: accueil(context).path) }
                let retour = Self.retour(context.request.queryFields["retour"])
                return layout.render(ConnexionView.connexion(retour: retour, context), context)
            })
        router.on(
            .get, SiteURL.proSanteConnect(retour: nil).path,
            page(.anyone) { context, _ in
                try beginSignIn(context, depuis: nil)
            })
        router.on(.get, SiteURL.retourProSanteConnect.path, page(.anyone) { context, _ in try finishSignIn(context) })
        router.on(.post, SiteURL.deconnexion.path, page(.session) { context, _ in try signOut(context) })
        router.on(
            .get, SiteURL.deconnecte.path, page(.anyone) { context, _ in signedOut(context) })
    }

    /// Sends the browser to the provider; with `depuis`, to prove again who the person is.
    func beginSignIn(_ context: PortalContext, depuis: Instant?) throws -> Response {
        do {
            let (adresse, demande) = try fournisseur.begin(
                retour: Self.retour(context.request.queryFields["retour"]), depuis: depuis)
            var response = Response.redirect(to: adresse, status: 302)
            try begin(demande, context, in: &response)
            return response
        } catch let echec as EchecIdentification {
            return refusal(echec, context)
        }
    }

    /// Ends the sign-in that a `state` belongs to. Any other `state` leaves those under way as they are.
    private func finishSignIn(_ context: PortalContext) throws -> Response {
        guard let demande = context.request.queryFields["state"].flatMap({ demande(state: $0, context) }) else {
            return refusal(nil, context)
        }
        var response = try finish(demande, context)
        end(demande, in: &response)
        return response
    }

    private func finish(_ demande: DemandeConnexion, _ context: PortalContext) throws -> Response {
        let query = context.request.queryFields
        // A provider that names itself in its answer must be ours (RFC 9207 §2.4).
        if let issuer = query["iss"], issuer != fournisseur.emetteur { return refusal(.emetteur, context) }
        if let error = query["error"] {
            return refusal(error == "access_denied" ? .refusee : .erreurFournisseur, context)
        }
        guard let code = query["code"] else { return refusal(.erreurFournisseur, context) }
        // A sign-in serves once, also when the browser kept its cookie.
        guard
            usages.isFirst(
                "connexion \(demande.state) \(demande.nonce)", for: DemandesConnexion.duree, now: context.now)
        else {
            return refusal(nil, context)
        }
        do {
            return try openSession(try fournisseur.identifier(code: code, demande: demande), demande, context)
        } catch let echec as EchecIdentification {
            return refusal(echec, context)
        }
    }

    private func openSession(
        _ identite: IdentitePSC, _ demande: DemandeConnexion, _ context: PortalContext
    ) throws -> Response {
        if let response = try rattachement(identite, demande, context) { return response }
        let compte: Compte
        do {
            compte = try seConnecter(identite.idNatPS, now: context.now)
        } catch let error as UseCaseError where error.code == .interdit {
            tell(.signInRefused(reason: "sansDroit"), context)
            return try orientation(identite, context)
        }
        if demande.depuis != nil, compte.id != context.session?.compte { return refusal(.autrePersonne, context) }
        return try enter(Entree(compte.id, identite, retour: demande.retour), context)
    }

    /// Ends the session here, then at the provider, which sends the browser back with the same `state`.
    func signOut(_ context: PortalContext) throws -> Response {
        tell(.signedOut, context)
        let token = context.request.cookie(configuration.sessionCookie) ?? ""
        let back = configuration.publicURL + SiteURL.deconnecte.path
        let state = try sessions.randomState()
        let provider = context.session.flatMap { sessions.idToken(of: $0, token: token) }
            .flatMap { fournisseur.adresseDeconnexion(idToken: $0, retour: back, state: state) }
        try sessions.close(token)
        var response = Response.redirect(to: provider ?? SiteURL.deconnecte.path)
        response.set(cookie(configuration.sessionCookie, "", maxAge: 0))
        if provider != nil { response.set(cookie(configuration.deconnexionCookie, state, maxAge: Self.signOutSeconds)) }
        return response
    }

    /// Seconds that a sign-out at the provider may last.
    static let signOutSeconds = 15 * 60

    /// Tells that the browser is signed out, also of the provider when it comes back with the `state` of the sign-out.
    private func signedOut(_ context: PortalContext) -> Response {
        let asked = context.request.cookie(configuration.deconnexionCookie)
        let isOfProvider = asked != nil && asked == context.request.queryFields["state"]
        var response = layout.render(ConnexionView.deconnecte(isOfProvider: isOfProvider), context)
        if asked != nil { response.set(cookie(configuration.deconnexionCookie, "", maxAge: 0)) }
        return response
    }

    private func refusal(_ echec: EchecIdentification?, _ context: PortalContext) -> Response {
        tell(.signInRefused(reason: echec.map { "\($0)" } ?? "inconnue"), context)
        var response = layout.render(ConnexionView.refusal(EchecTexts.of(echec)), context)
        if response.status == 503 { response.headers["Retry-After"] = "10" }
        return response
    }

    /// A page of ours to come back to: a path only, so that nobody is sent to another site, of a length that a cookie holds. What a
    /// browser could read as the beginning of another address (`//`, `/\\`, `/%2F`, dots that climb) is no path.
    static func retour(_ typed: String?) -> String? {
        guard let typed, typed.utf8.count <= Limites.retour.value, typed.hasPrefix("/"), !typed.contains("\\"),
            typed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        let path = typed.prefix { $0 != "?" && $0 != "#" }.lowercased()
        let isOurs = !path.contains("//") && !path.contains("%2f") && !path.contains("%5c") && !path.contains("/.")
        return isOurs ? typed : nil
    }
}
