import Domain
import HTML
import HTTP
import UseCases

/// The three pages of the first sign-in: e-mail, conditions, information of RPPS.
extension Portal {
    func addCompteRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.courriel.path,
            page(.droit) { context, _ in
                return layout.render(
                    CompteView.courriel(typed: context.compte?.courriel ?? "", erreur: nil, context), context)
            })
        router.on(.post, SiteURL.courriel.path, page(.droit) { context, _ in try recordCourriel(context) })
        router.on(
            .get, SiteURL.conditions.path,
            page(.droit) { context, _ in
                return layout.render(CompteView.conditions(try context.signedIn, context), context)
            })
        router.on(.post, SiteURL.conditions.path, page(.droit) { context, _ in try acceptConditions(context) })
        router.on(
            .get, SiteURL.informations.path,
            page(.droit) { context, _ in
                let professionnel = try tenirCompte.professionnel(context.acteur, now: context.now)
                let model = InformationsModel(professionnel, compte: try context.signedIn)
                return layout.render(CompteView.informations(model, context), context)
            })
        router.on(
            .post, SiteURL.informations.path,
            page(.droit) { context, _ in
                try tenirCompte.confirmInformations(by: context.acteur, now: context.now)
                return try suite(context)
            })
    }

    private func recordCourriel(_ context: PortalContext) throws -> Response {
        let typed = context.form["courriel"] ?? ""
        do {
            try tenirCompte.recordCourriel(typed, by: context.acteur, now: context.now)
            return try suite(context)
        } catch let error as UseCaseError where error.code == .invalide {
            let message = error.issues.first.map { CompteTexts.courriel($0.regle) }
            return layout.render(CompteView.courriel(typed: typed, erreur: message, context), context)
        }
    }

    private func acceptConditions(_ context: PortalContext) throws -> Response {
        guard context.form["version"] == ConditionsTexts.version else { return .redirect(to: SiteURL.conditions.path) }
        try tenirCompte.acceptConditions(
            version: ConditionsTexts.version, finAffichee: context.form["finAffichee"] == "oui", by: context.acteur,
            now: context.now)
        return try suite(context)
    }

    /// The next page of the first sign-in, or the offers.
    private func suite(_ context: PortalContext) throws -> Response {
        let compte = try tenirCompte.compte(try context.signedIn.id, now: context.now)
        return .redirect(to: (premiereConnexion(compte) ?? .mesOffres).path)
    }
}
