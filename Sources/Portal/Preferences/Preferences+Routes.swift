import HTML
import HTTP

/// « Préférences »: the theme.
extension Portal {
    func addPreferencesRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.preferences.path,
            page(.session) { context, _ in
                layout.render(PreferencesView.page(context), context)
            })
        router.on(.post, SiteURL.preferences.path, page(.session) { context, _ in chooseTheme(context) })
    }

    private func chooseTheme(_ context: PortalContext) -> Response {
        guard let choix = context.form["apparence"].flatMap(Apparence.init) else {
            let erreur = "Choisissez l’un des thèmes, par exemple «\u{A0}\(Apparence.clair.libelle)\u{A0}»"
            return layout.render(PreferencesView.page(erreur: erreur, context), context)
        }
        var response = Response.redirect(to: SiteURL.preferences.path + "?fait=oui")
        response.set(cookie(Apparence.cookie, choix.rawValue, maxAge: Apparence.jours * 86_400))
        return response
    }
}

/// The page of the preferences.
enum PreferencesView {
    static func page(erreur: String? = nil, _ context: PortalContext) -> Page {
        let chosen = Apparence(context.request)
        let choices = Apparence.allCases.html {
            Choix.radio("apparence", $0.rawValue, $0.libelle, choisi: $0 == chosen)
        }
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(erreur.map { ErrorSummary.html([(champ: "apparence", message: $0)]) })
            <h1>Préférences</h1>
            \(context.query["fait"] == nil ? nil : fait)
            <form method="post" action="\(SiteURL.preferences.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(Choix.groupe("apparence", "Thème de l’affichage, dans ce navigateur", erreur: erreur, choices))
            <button class="fr-btn" type="submit">Enregistrer</button></form>
            <p class="fr-mt-4w"><a class="fr-link" href="\(SiteURL.monCompte.path)">Revenir à mon compte</a></p>
            </div></div>
            """
        return Page(titre: "Préférences", contenu: content, enErreur: erreur != nil)
    }

    private static let fait: HTML = """
        <div class="fr-alert fr-alert--success fr-alert--sm" role="status"><p>Votre préférence est enregistrée.</p></div>
        """
}
