import HTML
import HTTP
import UseCases

/// The frame of every page: skip links, header, main, footer.
struct Layout: Sendable {
    let configuration: PortalConfiguration
    let assets: AssetLibrary

    /// A whole page as an answer, in the theme that the browser asks for; `request` when there is no context.
    func render(_ page: Page, _ context: PortalContext?, request: Request? = nil) -> Response {
        let prefix = page.enErreur ? "Erreur – " : ""
        let document: HTML = """
            <!DOCTYPE html>
            <html lang="fr" \(Apparence(context?.request ?? request).attributs)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(prefix)\(page.titre) – ROR</title>
            \(assets.styleSheets.html { "<link rel=\"stylesheet\" href=\"\($0)\">\n" })\
            <link rel="icon" href="\(assets.url("favicon.svg"))" type="image/svg+xml">
            </head>
            <body>
            \(skipLinks)
            \(bandeau)
            \(header(context))
            <main id="contenu" tabindex="-1" class="fr-container fr-py-4w">
            \(page.contenu)
            </main>
            \(footer)
            \(scripts(page))
            </body>
            </html>
            """
        var response = Response(
            status: page.enErreur && page.status == 200 ? 422 : page.status, type: "text/html; charset=utf-8",
            body: document.bytes)
        response.headers["Cache-Control"] = "no-store"
        return response
    }

    private var skipLinks: HTML {
        """
        <div class="fr-skiplinks"><nav class="fr-container" aria-label="Accès rapide">
        <ul class="fr-skiplinks__list">
        <li><a class="fr-link" href="#contenu">Contenu</a></li>
        <li><a class="fr-link" href="#pied">Pied de page</a></li>
        </ul></nav></div>
        """
    }

    private var bandeau: HTML? {
        configuration.bandeau.map { text in
            """
            <div class="fr-notice fr-notice--info"><div class="fr-container"><div class="fr-notice__body">
            <p><span class="fr-notice__title">\(text)</span></p></div></div></div>
            """
        }
    }

    private func header(_ context: PortalContext?) -> HTML {
        """
        <header class="fr-header"><div class="fr-header__body"><div class="fr-container"><div class="fr-header__body-row">
        <div class="fr-header__brand"><div class="fr-header__brand-top"></div>
        <div class="fr-header__service">
        <a href="\(SiteURL.accueil.path)" title="Accueil – Répertoire de l’offre et des ressources (ROR)">
        <p class="fr-header__service-title">ROR</p></a>
        <p class="fr-header__service-tagline">Répertoire national de l’offre et des ressources en santé</p>
        </div></div>
        <div class="ror-header-tools">\(userMenu(context))</div>
        </div></div></div></header>
        """
    }

    private func userMenu(_ context: PortalContext?) -> HTML {
        let help: HTML = "<li><a class=\"fr-link\" href=\"\(SiteURL.aide.path)\">Aide</a></li>"
        guard let context, let session = context.session else {
            return "<nav aria-label=\"Aide\"><ul class=\"ror-header-list fr-raw-list\">\(help)</ul></nav>"
        }
        return """
            <nav aria-label="Compte et aide"><ul class="ror-header-list fr-raw-list">
            <li><a class="fr-link ror-user" href="\(SiteURL.monCompte.path)">\(session.nomAffiche)\
            <span class="fr-sr-only"> – Mon compte</span></a></li>
            \(context.espace.map { "<li><a class=\"fr-link\" href=\"\($0.accueil.path)\">\($0.lienAccueil)</a></li>" as HTML })
            \(changerEspace(context))
            \(UtilisateursView.entrees(context))\(help)
            <li><form method="post" action="\(SiteURL.deconnexion.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <button class="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">Se déconnecter</button></form></li>
            </ul></nav>
            """
    }

    /// For someone who has several spaces: the present one, and the way to another.
    private func changerEspace(_ context: PortalContext) -> HTML? {
        guard context.espaces.count > 1 else { return nil }
        let present = context.espace.map { "\u{A0}: \($0.libelle)" } ?? ""
        return """
            <li><a class="fr-link" href="\(SiteURL.espace(retour: nil).path)">Changer d’espace\
            <span class="fr-text--sm">\(present)</span></a></li>
            """
    }

    private var footer: HTML {
        let links: [(SiteURL, String)] = [
            (.aide, "Aide et support"), (.accessibilite, "Accessibilité\u{A0}: non conforme"),
            (.mentionsLegales, "Mentions légales"), (.donneesPersonnelles, "Données personnelles"),
            (.conditionsPubliques, "Conditions d’utilisation"),
        ]
        return """
            <footer class="fr-footer" id="pied" tabindex="-1"><div class="fr-container">
            <div class="fr-footer__bottom"><ul class="fr-footer__bottom-list">
            \(links.html { """
                <li class="fr-footer__bottom-item"><a class="fr-footer__bottom-link" href="\($0.0.path)">\($0.1)</a></li>
                """ })
            </ul></div>
            <p class="fr-text--xs ror-sources">Sources\u{A0}: RPPS, FINESS et MSSanté (Agence du numérique en santé)\u{A0}; Ameli (Cnam)\u{A0}; Code officiel
            géographique (Insee).</p>
            </div></footer>
            """
    }

    private func scripts(_ page: Page) -> HTML {
        (assets.scripts + page.scripts.map { assets.url($0) }).html {
            "<script type=\"module\" src=\"\($0)\"></script>\n"
        }
    }
}
