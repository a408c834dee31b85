import Domain
import HTML
import HTTP
import UseCases

extension Portal {
    /// The page of what a use case refused; with the time after which it is worth trying again.
    func failurePage(_ error: UseCaseError, request: Request) -> Response {
        let status = Self.status(error.category)
        switch error.code {
        case .quotaAtteint(let quota):
            return retryingTomorrow(errorPage(status, request: request, explication: ErrorTexts.quota(quota)))
        case .freine(let seconds):
            var page = errorPage(status, request: request, explication: ErrorTexts.frein(seconds))
            page.headers["Retry-After"] = String(seconds)
            return page
        default: return errorPage(status, request: request)
        }
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
        var response = layout.render(Page(titre: texts.titre, contenu: content, status: status), nil, request: request)
        if status == 503 { response.headers["Retry-After"] = Self.retryAfter }
        return response
    }

    /// Seconds after which what is busy or unavailable is worth trying again.
    static let retryAfter = "5"

    /// The frame of the pages.
    var layout: Layout { Layout(configuration: configuration, assets: assets) }
}
