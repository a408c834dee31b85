import Domain
import HTTP
import UseCases

/// The home page of a professional: one card per offer.
extension Portal {
    func addMesOffresRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.mesOffres.path,
            page(.compte) { context, _ in
                guard context.espace == .liberal else { return .redirect(to: accueil(context).path) }
                let (offres, suite) = try consulterOffres.page(
                    after: Identifiant(context.query.recherche("apres")), by: context.acteur, now: context.now)
                let anomalies = try declarerAnomalie.anomalies(offres: offres.map(\.offre.id))
                let model = MesOffresModel(
                    offres, suite: suite, anomalies: anomalies, prenomNom: context.session?.nomAffiche ?? "")
                return layout.render(MesOffresView.page(model, rappel: CourrielView.rappel(context.compte)), context)
            })
    }
}
