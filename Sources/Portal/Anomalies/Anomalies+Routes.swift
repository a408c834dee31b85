import Domain
import HTTP
import UseCases

/// Declaring what is wrong in the registers, cancelling it, contesting convention data.
extension Portal {
    func addAnomaliesRoutes(to router: inout Router) {
        router.on(
            .get, "/offres/{id}/anomalies",
            page(.compte) { context, parameters in
                let before = Identifiant(context.query.recherche("avant"))
                var model = try anomalies(Self.id(parameters), avant: before, context)
                model.element = context.query.recherche("element")
                return layout.render(AnomaliesView.page(model, context), context)
            })
        router.on(
            .post, "/offres/{id}/anomalies",
            page(.compte) { context, parameters in try declare(Self.id(parameters), context) })
        router.on(
            .post, "/offres/{id}/anomalies/annuler",
            page(.compte) { context, parameters in
                let id = try Self.id(parameters)
                guard let anomalie = context.form["anomalie"].flatMap({ Identifiant($0) }) else {
                    throw UseCaseError(.introuvable, "no such anomaly")
                }
                try declarerAnomalie.cancel(anomalie, offre: id, by: context.acteur, now: context.now)
                return .redirect(to: SiteURL.anomalies(offre: id).path)
            })
        router.on(
            .post, "/offres/{id}/convention",
            page(.compte) { context, parameters in
                let id = try Self.id(parameters)
                try contesterConvention(
                    id, conteste: context.form["conteste"] == "oui", by: context.acteur, now: context.now)
                return .redirect(to: SiteURL.anomalies(offre: id).path)
            })
    }

    private func anomalies(
        _ id: Identifiant, avant: Identifiant? = nil, _ context: PortalContext
    ) throws -> AnomaliesModel {
        let whole = try consulterOffres.offre(id, by: context.acteur, now: context.now).value.complete
        return AnomaliesModel(
            whole, try declarerAnomalie.anomalies(offre: id, avant: avant, by: context.acteur, now: context.now))
    }

    /// What is refused, or too much, is shown again with what was typed.
    private func declare(_ id: Identifiant, _ context: PortalContext) throws -> Response {
        let form = context.form
        do {
            let anomalie = try declarerAnomalie(
                form["element"].flatMap(ElementRepertoire.init(rawValue:)),
                valeurAttendue: form["valeurAttendue"] ?? "", description: form.texteLong("description"), offre: id,
                by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.anomalies(offre: id).path + "#anomalie-\(anomalie.id)")
        } catch let error as UseCaseError where error.category == .incorrect || error.category == .tooMany {
            var model = try anomalies(id, context)
            if case .quotaAtteint(let quota) = error.code { model.quota = quota }
            model.element = form["element"] ?? ""
            model.valeurAttendue = form["valeurAttendue"] ?? ""
            model.description = form.texteLong("description")
            model.erreurs = error.issues
            let page = layout.render(AnomaliesView.page(model, context), context)
            return model.quota == nil ? page : retryingTomorrow(page)
        }
    }
}
