import Domain
import HTML
import HTTP
import UseCases

/// Choosing in which space to work, and the home page of each one that has none of its own.
extension Portal {
    func addEspacesRoutes(to router: inout Router) {
        router.on(.get, SiteURL.espace(retour: nil).path, page(.session) { context, _ in chooseSpace(context) })
        router.on(.post, SiteURL.espace(retour: nil).path, page(.session) { context, _ in try takeSpace(context) })
        router.on(
            .get, SiteURL.etablissement.path,
            page(.compte) { context, _ in
                guard context.espace == .etablissement else { return .redirect(to: accueil(context).path) }
                let rights = try tenirCompte.droits(try context.signedIn)
                return layout.render(EspacesView.etablissement(rights), context)
            })
        router.on(
            .get, SiteURL.administration.path,
            page(.compte) { context, _ in
                guard context.espace == .administration else { return .redirect(to: accueil(context).path) }
                let rights = try tenirCompte.droits(try context.signedIn)
                return layout.render(EspacesView.administration(rights), context)
            })
    }

    /// The page to show someone who asks for none: that of their space.
    func accueil(_ context: PortalContext) -> SiteURL {
        if context.session == nil { return .connexion }
        if context.espace == nil, context.espaces.count > 1 { return .espace(retour: nil) }
        return context.espace?.accueil ?? .mesOffres
    }

    private func chooseSpace(_ context: PortalContext, isMissing: Bool = false) -> Response {
        guard context.espaces.count > 1 else { return .redirect(to: accueil(context).path) }
        let sent = context.request.method == .post ? context.form["retour"] : context.query["retour"]
        return layout.render(EspacesView.choix(retour: Self.retour(sent), isMissing: isMissing, context), context)
    }

    /// The space is one of those that the rights of the person open: any other is as none. The page to come back to is shown when it is
    /// of no space in particular; else the home page of the space is.
    private func takeSpace(_ context: PortalContext) throws -> Response {
        guard let chosen = context.form["espace"].flatMap(Espace.init), context.espaces.contains(chosen) else {
            return chooseSpace(context, isMissing: true)
        }
        let token = context.request.cookie(configuration.sessionCookie) ?? ""
        try sessions.set(espace: chosen, of: token)
        let compte = try context.signedIn.id
        journal.note(
            FaitAudit(nature: .espaceChoisi, compte: compte, detail: ["espace": chosen.rawValue]),
            by: FaitAudit.objet(compte: compte), now: context.now)
        let homes = Set(Espace.allCases.map(\.accueil.path))
        let back = Self.retour(context.form["retour"]).flatMap { homes.contains($0) ? nil : $0 }
        return .redirect(to: back ?? chosen.accueil.path)
    }
}
