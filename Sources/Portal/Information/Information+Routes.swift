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
        router.on(.get, SiteURL.sante.path) { _, _ in sante() }
    }

    /// Whether the process answers and its database too: 200 and `ok`, or 503.
    private func sante() -> Response {
        let database = (try? store.read { try $0.numberOfCommunes() }) != nil
        let body =
            "{\"statut\":\"\(database ? "ok" : "indisponible")\",\"base\":\"\(database ? "ok" : "indisponible")\"}\n"
        return Response(
            status: database ? 200 : 503, headers: Headers([("Content-Type", "application/json")]),
            body: Array(body.utf8))
    }
}
