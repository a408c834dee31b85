import Domain
import HTML
import HTTP
import UseCases

/// Setting up one's second factor. These pages are open before anything else is done: they may be where everything leads.
extension Portal {
    func addSecondFacteurRoutes(to router: inout Router) {
        router.on(.get, SiteURL.secondFacteur.path, page(.identifie) { context, _ in try showSecondFacteur(context) })
        router.on(
            .post, SiteURL.secondFacteur.path,
            recent { context in
                try gererSecondFacteur.prepare(by: context.acteur, now: context.now)
                return .redirect(to: SiteURL.activationSecondFacteur.path)
            })
        router.on(
            .get, SiteURL.activationSecondFacteur.path,
            recent { context in try showActivation(context, erreur: nil) })
        router.on(.post, SiteURL.activationSecondFacteur.path, recent { context in try activate(context) })
        router.on(
            .get, SiteURL.codesSecours.path,
            recent { context in
                try whenActive(context) { SecondFacteurView.nouveauxCodes(erreur: nil, context) }
            })
        router.on(.post, SiteURL.codesSecours.path, recent { context in try renewCodes(context) })
        router.on(
            .get, SiteURL.desactivationSecondFacteur.path,
            recent { context in
                try whenActive(context) { try desactivation(context, erreur: nil) }
            })
        router.on(.post, SiteURL.desactivationSecondFacteur.path, recent { context in try deactivate(context) })
    }

    /// Whether the rights of a person ask for a second factor that this session did not give: a session by a password of someone
    /// who runs the directory. Pro Santé Connect asks two proofs itself.
    func manqueSecondFacteur(_ context: PortalContext, _ compte: Compte) throws -> Bool {
        guard let session = context.session, session.moyen == .motDePasse, compte.estAdministration else {
            return false
        }
        guard session.secondFacteur else { return true }
        return try !verifierSecondFacteur.isActive(compte.id)
    }

    /// A page for someone who proved recently who they are, whatever is still to be done.
    private func recent(_ handler: @escaping @Sendable (PortalContext) throws -> Response) -> Router.Handler {
        page(.identifie) { context, _ in try verification(context) ?? handler(context) }
    }

    private func showSecondFacteur(_ context: PortalContext) throws -> Response {
        let compte = try context.signedIn
        let etat = SecondFacteurView.Etat(
            facteur: try gererSecondFacteur.etat(of: context.acteur),
            aMotDePasse: try consulterMonCompte.moyens(of: context.acteur).contains { $0.preuve.isMotDePasse },
            estObligatoire: compte.estAdministration)
        return layout.render(SecondFacteurView.etat(etat, context), context)
    }

    private func showActivation(_ context: PortalContext, erreur: String?) throws -> Response {
        let compte = try context.signedIn
        guard let secret = try gererSecondFacteur.secretAConfirmer(of: context.acteur, now: context.now) else {
            return .redirect(to: SiteURL.secondFacteur.path)
        }
        let adresse = CodeTOTP.adresse(
            secret: secret, compte: compte.courriel ?? context.session?.nomAffiche ?? "", emetteur: "ROR")
        return layout.render(
            SecondFacteurView.activation(secret: secret, adresse: adresse, erreur: erreur, context), context)
    }

    /// Ends the set-up: other sessions end, this one goes on under a new token, as one that gave its second factor.
    private func activate(_ context: PortalContext) throws -> Response {
        do {
            let codes = try gererSecondFacteur.activate(
                context.form["code"] ?? "", by: context.acteur, now: context.now)
            var response = layout.render(SecondFacteurView.codes(codes, activation: true), context)
            try renewSession(context, in: &response)
            return response
        } catch let echec as EchecSecondFacteur {
            return try showActivation(context, erreur: SecondFacteurTexts.code(echec))
        }
    }

    private func renewSession(_ context: PortalContext, in response: inout Response) throws {
        guard let session = context.session else { return }
        var entree = Entree(
            compte: session.compte, nomAffiche: session.nomAffiche, moyen: session.moyen, secondFacteur: true,
            dateIdentification: session.dateIdentification, espace: session.espace)
        entree.appareil = session.appareil
        if let token = context.request.cookie(configuration.sessionCookie) {
            entree.idToken = sessions.idToken(of: session, token: token)
        }
        try sessions.closeAll(of: session.compte)
        response.set(
            cookie(configuration.sessionCookie, try sessions.open(entree, now: context.now), maxAge: nil))
    }

    private func renewCodes(_ context: PortalContext) throws -> Response {
        try retrying(context, page: { SecondFacteurView.nouveauxCodes(erreur: $0, context) }) { typed in
            let codes = try gererSecondFacteur.renewCodes(typed, by: context.acteur, now: context.now)
            return layout.render(SecondFacteurView.codes(codes, activation: false), context)
        }
    }

    private func deactivate(_ context: PortalContext) throws -> Response {
        try retrying(context, page: { try desactivation(context, erreur: $0) }) { typed in
            try gererSecondFacteur.deactivate(typed, by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.secondFacteur.path)
        }
    }

    private func desactivation(_ context: PortalContext, erreur: String?) throws -> Page {
        SecondFacteurView.desactivation(
            estObligatoire: try context.signedIn.estAdministration, erreur: erreur, context)
    }

    /// Does something with the typed code, else shows the page again with what to do.
    private func retrying(
        _ context: PortalContext, page: (String) throws -> Page, _ act: (String) throws -> Response
    ) throws -> Response {
        do {
            return try act(context.form["code"] ?? "")
        } catch EchecSecondFacteur.inactif {
            return .redirect(to: SiteURL.secondFacteur.path)
        } catch let echec as EchecSecondFacteur {
            return layout.render(try page(SecondFacteurTexts.lUnOuLAutre(echec)), context)
        }
    }

    private func whenActive(_ context: PortalContext, _ page: () throws -> Page) throws -> Response {
        guard try verifierSecondFacteur.isActive(context.signedIn.id) else {
            return .redirect(to: SiteURL.secondFacteur.path)
        }
        return layout.render(try page(), context)
    }
}

extension Compte {
    /// Whether a right lets the person run the directory.
    var estAdministration: Bool { habilitations.contains { $0.espace == .administration } }
}

extension MoyenConnexion.Preuve {
    /// Whether it is a password.
    var isMotDePasse: Bool {
        guard case .motDePasse = self else { return false }
        return true
    }
}
