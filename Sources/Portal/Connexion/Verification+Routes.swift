import Domain
import HTTP

/// Proving again who one is, before a sensitive act: see `Access.recent`.
extension Portal {
    func addVerificationRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.verification(retour: nil).path,
            page(.identifie) { context, _ in
                let retour = Self.retour(context.request.queryFields["retour"])
                return layout.render(VerificationView.page(context, retour: retour), context)
            })
        router.on(
            .get, SiteURL.verificationProSanteConnect(retour: nil).path,
            page(.identifie) { context, _ in try beginSignIn(context, depuis: context.now) })
    }
}
