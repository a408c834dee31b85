import Domain
import HTTP
import UseCases

/// Declaring what is wrong in the registers, cancelling it, contesting convention data.
extension Portal {
    func addAnomaliesRoutes(to router: inout Router) {
        router.on(
            .get, "/offres/{id}/anomalies",
            page(.compte) { context, parameters in
                var model = try anomalies(Self.id(parameters), context)
                model.element = context.request.queryFields["element"] ?? ""
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

    private func anomalies(_ id: Identifiant, _ context: PortalContext) throws -> AnomaliesModel {
        let whole = try consulterOffres.offre(id, by: context.acteur, now: context.now).value.complete
        return AnomaliesModel(
            whole, try declarerAnomalie.anomalies(offre: id, by: context.acteur, now: context.now))
    }

    /// What is refused is shown again with what was typed.
    private func declare(_ id: Identifiant, _ context: PortalContext) throws -> Response {
        let form = context.form
        do {
            let anomalie = try declarerAnomalie(
                form["element"].flatMap(ElementRepertoire.init(rawValue:)),
                valeurAttendue: form["valeurAttendue"] ?? "", description: form["description"] ?? "", offre: id,
                by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.anomalies(offre: id).path + "#anomalie-\(anomalie.id)")
        } catch let error as UseCaseError where error.code == .invalide {
            var model = try anomalies(id, context)
            model.element = form["element"] ?? ""
            model.valeurAttendue = form["valeurAttendue"] ?? ""
            model.description = form["description"] ?? ""
            model.erreurs = error.issues
            return layout.render(AnomaliesView.page(model, context), context)
        }
    }
}
