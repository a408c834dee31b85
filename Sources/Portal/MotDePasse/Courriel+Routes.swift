import Domain
import HTTP
import UseCases

/// Having an e-mail confirmed.
extension Portal {
    func addCourrielRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.verifierCourriel.path, page(.droit) { context, _ in try showVerification(false, context) })
        router.on(
            .post, SiteURL.verifierCourriel.path,
            page(.droit) { context, _ in
                guard try context.signedIn.courrielConfirme == nil else { return .redirect(to: SiteURL.mesOffres.path) }
                try tenirCourriel.sendAgain(by: context.acteur, now: context.now)
                return try showVerification(true, context)
            })
        let link = SiteURL.confirmerCourriel(jeton: "{jeton}").path
        router.on(
            .get, link,
            page(.visiteur) { context, parameters in
                let jeton = parameters["jeton"]
                let courriel = try tenirCourriel.courriel(token: jeton, now: context.now)
                return layout.render(
                    courriel.map { CourrielView.confirmer($0, jeton: jeton, context) } ?? CourrielView.perimee, context)
            })
        router.on(
            .post, link,
            page(.visiteur) { context, parameters in
                let found = try tenirCourriel.confirm(token: parameters["jeton"], now: context.now)
                return layout.render(Self.page(found), context)
            })
    }

    private func showVerification(_ renvoye: Bool, _ context: PortalContext) throws -> Response {
        let compte = try context.signedIn
        guard compte.courriel != nil else { return .redirect(to: SiteURL.courriel.path) }
        guard compte.courrielConfirme == nil else { return .redirect(to: SiteURL.mesOffres.path) }
        return layout.render(CourrielView.verifier(compte, renvoye: renvoye, context), context)
    }

    private static func page(_ confirmation: TenirCourriel.Confirmation) -> Page {
        switch confirmation {
        case .confirme(let courriel): CourrielView.confirmee(courriel)
        case .perime: CourrielView.perimee
        case .pris: CourrielView.prise
        }
    }
}
