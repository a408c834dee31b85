import Domain
import HTTP
import UseCases

/// The one door into the portal, whatever the means of sign-in.
extension Portal {
    /// Opens a session for someone who proved who they are, and leads them on.
    ///
    /// The browser always gets a new token, so that a token known before opens nothing; the session it had ends. Someone whose
    /// account is closed or has no right in force gets a page that says so, and no session.
    func enter(_ entree: Entree, _ context: PortalContext) throws -> Response {
        let compte = try tenirCompte.compte(entree.compte, now: context.now)
        guard compte.fermeture == nil, !compte.habilitations.isEmpty else {
            tell(.signInRefused(reason: "sansDroit"), context)
            return layout.render(ConnexionView.sansDroit(entree.nomAffiche), context)
        }
        if let asked = try secondFacteurDemande(entree, context) { return asked }
        var entree = entree
        entree.appareil = Appareil.name(userAgent: context.request.headers["User-Agent"])
        if let session = context.session, session.compte == entree.compte, entree.espace == nil {
            entree.espace = session.espace
        }
        if let previous = context.request.cookie(configuration.sessionCookie) { try sessions.close(previous) }
        let token = try sessions.open(entree, now: context.now)
        try store.write { store in
            let detail = ["moyen": "\(entree.moyen)", "secondFacteur": entree.secondFacteur ? "oui" : "non"]
            try store.audit(
                FaitAudit(nature: .connexion, compte: compte.id, detail: detail), by: Acteur(compte).description,
                now: context.now)
        }
        security(SecurityEvent(.signedIn, account: entree.compte.description, request: context.request.identifier))
        var response = Response.redirect(to: entree.retour ?? SiteURL.mesOffres.path)
        response.set(cookie(configuration.sessionCookie, token, maxAge: nil))
        return response
    }
}
