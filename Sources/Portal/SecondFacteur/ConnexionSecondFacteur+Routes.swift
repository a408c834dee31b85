import Domain
import HTTP
import UseCases

/// Asking the second factor at sign-in, once the password is right.
extension Portal {
    func addConnexionSecondFacteurRoutes(to router: inout Router) {
        for secours in [false, true] {
            let path = Self.address(secours: secours).path
            router.on(.get, path, page(.anyone) { context, _ in showCode(context, secours: secours) })
            router.on(.post, path, page(.anyone) { context, _ in try takeCode(context, secours: secours) })
        }
    }

    /// Where someone goes who gave a right password, when a code is asked: the entry waits in a cookie. `nil` when none is.
    func secondFacteurDemande(_ entree: Entree, _ context: PortalContext) throws -> Response? {
        guard entree.moyen == .motDePasse, !entree.secondFacteur, try verifierSecondFacteur.isActive(entree.compte)
        else { return nil }
        var response = Response.redirect(to: SiteURL.connexionSecondFacteur.path)
        let sealed = try entreesEnAttente.seal(entree, now: context.now)
        response.set(cookie(configuration.attenteCookie, sealed, maxAge: Int(EntreesEnAttente.duree)))
        return response
    }

    /// The entry that waits in this browser, and the token of its form; `nil` when there is none, or when it waited too long.
    private func attente(_ context: PortalContext) -> (entree: Entree, jeton: String)? {
        guard let sealed = context.request.cookie(configuration.attenteCookie),
            let entree = entreesEnAttente.open(sealed, now: context.now)
        else { return nil }
        return (entree, entreesEnAttente.jetonFormulaire(sealed))
    }

    private func showCode(_ context: PortalContext, secours: Bool) -> Response {
        guard let attente = attente(context) else { return .redirect(to: SiteURL.connexion.path) }
        return layout.render(
            ConnexionSecondFacteurView.page(secours: secours, erreur: nil, jeton: attente.jeton), context)
    }

    private func takeCode(_ context: PortalContext, secours: Bool) throws -> Response {
        guard let attente = attente(context) else { return .redirect(to: SiteURL.connexion.path) }
        guard entreesEnAttente.accepts(context.form["jeton"] ?? "", jetonFormulaire: attente.jeton) else {
            tell(.formRefused, context)
            return errorPage(403, request: context.request, explication: ErrorTexts.formulairePerime)
        }
        var entree = attente.entree
        do {
            if try take(context.form["code"] ?? "", of: entree.compte, secours: secours, now: context.now) {
                entree.retour = SiteURL.secondFacteur.path
            }
        } catch EchecSecondFacteur.inactif {
            // Taken away meanwhile, in another browser: the password alone is no longer what was asked.
            return .redirect(to: SiteURL.connexion.path)
        } catch let echec as EchecSecondFacteur {
            tell(.signInRefused(reason: "secondFacteur"), context)
            let texts = secours ? SecondFacteurTexts.codeSecours(echec) : SecondFacteurTexts.code(echec)
            return layout.render(
                ConnexionSecondFacteurView.page(secours: secours, erreur: texts, jeton: attente.jeton), context)
        } catch let error as UseCaseError {
            guard case .freine(let seconds) = error.code else { throw error }
            tell(.signInRefused(reason: "secondFacteurFreine"), context)
            var response = layout.render(ConnexionSecondFacteurView.freine(seconds), context)
            response.headers["Retry-After"] = String(seconds)
            return response
        }
        entree.secondFacteur = true
        var response = try enter(entree, context)
        response.set(cookie(configuration.attenteCookie, "", maxAge: 0))
        return response
    }

    /// Takes a code; answers whether the page of the second factor is to be shown next: after a recovery code.
    private func take(_ typed: String, of compte: Identifiant, secours: Bool, now: Instant) throws -> Bool {
        guard secours else {
            try verifierSecondFacteur(typed, of: compte, now: now)
            return false
        }
        _ = try verifierSecondFacteur(codeSecours: typed, of: compte, now: now)
        return true
    }

    private static func address(secours: Bool) -> SiteURL { secours ? .connexionCodeSecours : .connexionSecondFacteur }
}
