import HTML
import HTTP
import UseCases

/// The pages that any site owes its visitors, and the health of the service.
extension Portal {
    func addInformationRoutes(to router: inout Router) {
        let pages: [(SiteURL, Page)] = [
            (.aide, InformationView.aide(configuration.courrielSupport)),
            (.accessibilite, InformationView.accessibilite(configuration.courrielSupport)),
            (.mentionsLegales, InformationView.mentionsLegales),
            (.donneesPersonnelles, InformationView.donneesPersonnelles(configuration.courrielSupport)),
        ]
        for (address, content) in pages {
            router.on(.get, address.path, page(.anyone) { context, _ in layout.render(content, context) })
        }
        router.on(.get, SiteURL.sante.path) { _, _ in sante(status: 200) }
        router.on(.get, SiteURL.santePret.path) { _, _ in
            sante(status: etat.lectures == .disponible && etat.ecritures == .disponible ? 200 : 503)
        }
    }

    /// What works, by the last try: nothing is read for it, so that it is answered whatever happens to the database.
    private func sante(status: Int) -> Response {
        let body = """
            {"processus":"ok","lectures":"\(etat.lectures.rawValue)","ecritures":"\(etat.ecritures.rawValue)"}

            """
        var response = Response(status: status, type: "application/json", body: Array(body.utf8))
        if status == 503 { response.headers["Retry-After"] = Self.retryAfter }
        return response
    }
}
