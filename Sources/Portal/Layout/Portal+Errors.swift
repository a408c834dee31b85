import Domain
import HTML
import HTTP
import UseCases

extension Portal {
    /// The page of what a use case refused; when a quota is reached, with the time until the next day.
    func failurePage(_ error: UseCaseError, request: Request) -> Response {
        guard case .quotaAtteint(let quota) = error.code else {
            return errorPage(Self.status(error.category), request: request)
        }
        let page = errorPage(Self.status(error.category), request: request, explication: ErrorTexts.quota(quota))
        return retryingTomorrow(page)
    }

    /// An answer that tells how many seconds the day still lasts in metropolitan France.
    func retryingTomorrow(_ response: Response) -> Response {
        var response = response
        let time = now().heureDeParis
        let left = 86_400 - time.heure * 3_600 - time.minute * 60 - time.seconde
        response.headers["Retry-After"] = String(left)
        return response
    }

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
        var response = layout.render(Page(titre: texts.titre, contenu: content, status: status), nil)
        if status == 503 { response.headers["Retry-After"] = Self.retryAfter }
        return response
    }

    /// Seconds after which what is busy or unavailable is worth trying again.
    static let retryAfter = "5"

    /// The frame of the pages.
    var layout: Layout { Layout(configuration: configuration, assets: assets) }
}
