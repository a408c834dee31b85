import Domain
import HTTP
import UseCases

/// Signing in by a password, and choosing one.
extension Portal {
    func addMotDePasseRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.connexionMotDePasse.path, page(.anyone) { _, _ in .redirect(to: SiteURL.connexion.path) })
        router.on(
            .post, SiteURL.connexionMotDePasse.path, page(.visiteur) { context, _ in try signInByPassword(context) })
        router.on(
            .post, SiteURL.verificationMotDePasse.path, page(.identifie) { context, _ in try verifyByPassword(context) }
        )
        router.on(
            .get, SiteURL.motDePasseOublie.path,
            page(.visiteur) { context, _ in
                layout.render(MotDePasseView.oublie(typed: "", erreur: nil, context), context)
            })
        router.on(.post, SiteURL.motDePasseOublie.path, page(.visiteur) { context, _ in try askForLink(context) })
        router.on(
            .get, SiteURL.motDePasseDemande.path,
            page(.anyone) { context, _ in layout.render(MotDePasseView.demande, context) })
        let link = SiteURL.nouveauMotDePasse(jeton: "{jeton}").path
        router.on(.get, link, page(.visiteur) { context, parameters in try showLink(parameters, context) })
        router.on(.post, link, page(.visiteur) { context, parameters in try choosePassword(parameters, context) })
        router.on(
            .get, SiteURL.motDePasseChoisi.path,
            page(.anyone) { context, _ in layout.render(MotDePasseView.choisi, context) })
        router.on(.get, SiteURL.motDePasse.path, page(.recent) { context, _ in try showChange(nil, context) })
        router.on(.post, SiteURL.motDePasse.path, page(.recent) { context, _ in try changePassword(context) })
    }

    private func signInByPassword(_ context: PortalContext) throws -> Response {
        let courriel = context.form["courriel"] ?? ""
        let known = context.request.cookie(configuration.appareilCookie)
        let essai = ConnecterParMotDePasse.Essai(
            courriel: courriel, motDePasse: context.form.secret(ChampMotDePasse.id),
            adresse: context.request.address,
            appareil: acces.appareils.numero(known, courriel: courriel, now: context.now))
        do {
            guard let compte = try connecterParMotDePasse(essai, now: context.now) else {
                refused("motDePasse", context)
                return connexion(MotDePasseTexts.refus, context)
            }
            let entree = Entree(
                compte: compte.id, nomAffiche: try tenirCompte.nomAffiche(compte), moyen: .motDePasse,
                dateIdentification: context.now, retour: Self.retour(context.form["retour"]))
            var response = try enter(entree, context)
            let sealed = try acces.appareils.seal(known, courriel: courriel, now: context.now)
            response.set(cookie(configuration.appareilCookie, sealed, maxAge: Int(AppareilsConnus.duree)))
            return response
        } catch let error as UseCaseError {
            guard case .freine(let seconds) = error.code else { throw error }
            refused("freine", context)
            var response = connexion(MotDePasseTexts.frein(seconds), context, status: 429)
            response.headers["Retry-After"] = String(seconds)
            return response
        }
    }

    private func refused(_ reason: String, _ context: PortalContext) {
        tell(.signInRefused(reason: reason), context)
        journal.note(
            FaitAudit(nature: .connexionRefusee, objet: "", detail: ["moyen": "motDePasse", "motif": reason]),
            by: "inconnu", now: context.now)
    }

    private func connexion(_ erreur: String, _ context: PortalContext, status: Int = 200) -> Response {
        layout.render(
            ConnexionView.connexion(
                retour: Self.retour(context.form["retour"]), typed: context.form["courriel"] ?? "", erreur: erreur,
                status: status, context),
            context)
    }

    /// Proves again who somebody is by the password: a new session, as after a sign-in.
    private func verifyByPassword(_ context: PortalContext) throws -> Response {
        let retour = Self.retour(context.form["retour"])
        let compte = try context.signedIn
        do {
            let isRight = try connecterParMotDePasse.verify(
                context.form.secret(ChampMotDePasse.id), of: compte.id, adresse: context.request.address,
                appareil: appareil(of: compte, context), now: context.now)
            guard isRight, let session = context.session else {
                refused("verification", context)
                return layout.render(
                    VerificationView.page(
                        context, retour: retour, erreur: "Le mot de passe est incorrect. Vérifiez-le"),
                    context)
            }
            return try enter(
                Entree(
                    compte: compte.id, nomAffiche: session.nomAffiche, moyen: .motDePasse,
                    secondFacteur: session.secondFacteur, dateIdentification: context.now, retour: retour), context)
        } catch let error as UseCaseError {
            guard case .freine(let seconds) = error.code else { throw error }
            var page = VerificationView.page(context, retour: retour, erreur: MotDePasseTexts.frein(seconds))
            page.status = 429
            return layout.render(page, context)
        }
    }

    private func appareil(of compte: Compte, _ context: PortalContext) -> String? {
        compte.courriel.flatMap {
            acces.appareils.numero(
                context.request.cookie(configuration.appareilCookie), courriel: $0, now: context.now)
        }
    }

    private func askForLink(_ context: PortalContext) throws -> Response {
        let typed = context.form["courriel"] ?? ""
        do {
            try choisirMotDePasse.ask(typed, from: context.request.address, now: context.now)
            return .redirect(to: SiteURL.motDePasseDemande.path)
        } catch let error as UseCaseError where error.code == .invalide {
            let message = error.issues.first.map { CompteTexts.courriel($0.regle) }
            return layout.render(MotDePasseView.oublie(typed: typed, erreur: message, context), context)
        }
    }

    private func showLink(_ parameters: PathParameters, _ context: PortalContext) throws -> Response {
        let jeton = parameters["jeton"]
        guard let courriel = try choisirMotDePasse.courriel(token: jeton, now: context.now) else {
            return layout.render(MotDePasseView.lienPerime, context)
        }
        return layout.render(MotDePasseView.parLien(courriel, jeton: jeton, erreur: nil, context), context)
    }

    private func choosePassword(_ parameters: PathParameters, _ context: PortalContext) throws -> Response {
        let jeton = parameters["jeton"]
        do {
            let typed = context.form.secret(ChampMotDePasse.id)
            guard try choisirMotDePasse.choose(typed, token: jeton, now: context.now) else {
                journal.note(FaitAudit(nature: .lienRefuse, objet: ""), by: "inconnu", now: context.now)
                return layout.render(MotDePasseView.lienPerime, context)
            }
            var response = Response.redirect(to: SiteURL.motDePasseChoisi.path)
            // The sessions of the account are over, that of this browser too if it is one of them.
            response.set(cookie(configuration.sessionCookie, "", maxAge: 0))
            return response
        } catch let error as UseCaseError where error.code == .invalide {
            guard let courriel = try choisirMotDePasse.courriel(token: jeton, now: context.now) else {
                return layout.render(MotDePasseView.lienPerime, context)
            }
            let message = error.issues.first.map { MotDePasseTexts.nouveau($0.regle) }
            return layout.render(MotDePasseView.parLien(courriel, jeton: jeton, erreur: message, context), context)
        }
    }

    private func showChange(_ erreur: String?, _ context: PortalContext) throws -> Response {
        let compte = try context.signedIn
        guard let courriel = try choisirMotDePasse.courriel(of: compte.id) else {
            return layout.render(MotDePasseView.aConfirmer, context)
        }
        return layout.render(MotDePasseView.changement(courriel, erreur: erreur, context), context)
    }

    private func changePassword(_ context: PortalContext) throws -> Response {
        do {
            try choisirMotDePasse.change(
                context.form.secret(ChampMotDePasse.id), by: context.acteur, session: context.session?.id ?? "",
                now: context.now)
            return layout.render(MotDePasseView.modifie, context)
        } catch let error as UseCaseError where error.code == .invalide {
            return try showChange(error.issues.first.map { MotDePasseTexts.nouveau($0.regle) }, context)
        }
    }
}
