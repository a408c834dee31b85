import HTML
import HTTP

extension Portal {
    /// The page of a failure: what happened, what to do, the reference to give to the support.
    func errorPage(_ status: Int, request: Request, explication: ErrorTexts? = nil) -> Response {
        let texts = explication ?? ErrorTexts.of(status)
        let content: HTML = """
            <h1>\(texts.titre)</h1>
            <p class="fr-text--lead">\(texts.quoi)</p>
            <p>\(texts.queFaire)</p>
            <ul class="fr-btns-group fr-btns-group--inline">
            <li><a class="fr-btn" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></li>
            <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.aide.path)">Demander de l’aide</a></li>
            </ul>
            <p class="fr-text--sm">Erreur \(status), référence à donner au support\u{A0}: <code>\(request.identifier)</code></p>
            """
        return layout.render(Page(titre: texts.titre, contenu: content, status: status), nil)
    }

    /// The frame of the pages.
    var layout: Layout { Layout(configuration: configuration, assets: assets) }
}
