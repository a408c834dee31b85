import Domain
import HTML
import HTTP
import UseCases

/// The pages of the first sign-in: e-mail, information of RPPS. Between them: the conditions of use.
extension Portal {
    func addCompteRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.courriel.path,
            page(.droit) { context, _ in
                if let first = sensitive(context) { return first }
                return layout.render(
                    CompteView.courriel(typed: context.compte?.courriel ?? "", erreur: nil, context), context)
            })
        router.on(.post, SiteURL.courriel.path, page(.droit) { context, _ in try recordCourriel(context) })
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
        if let first = sensitive(context) { return first }
        let typed = context.form["courriel"] ?? ""
        do {
            try tenirCourriel.record(typed, by: context.acteur, now: context.now)
            let compte = try tenirCompte.compte(try context.signedIn.id, now: context.now)
            let isDone = try premiereConnexion(compte) == nil && compte.courrielConfirme == nil
            return isDone ? .redirect(to: SiteURL.verifierCourriel.path) : try suite(context)
        } catch let error as UseCaseError where error.code == .invalide {
            let message = error.issues.first.map { CompteTexts.courriel($0.regle) }
            return layout.render(CompteView.courriel(typed: typed, erreur: message, context), context)
        }
    }

    /// Where to prove again who one is before another e-mail is given; `nil` for the first one.
    private func sensitive(_ context: PortalContext) -> Response? {
        context.compte?.courriel == nil ? nil : verification(context)
    }

    /// The next page of the first sign-in, or the offers.
    private func suite(_ context: PortalContext) throws -> Response {
        let compte = try tenirCompte.compte(try context.signedIn.id, now: context.now)
        return .redirect(to: (try premiereConnexion(compte) ?? .mesOffres).path)
    }
}
