import Domain
import HTTP
import UseCases

/// The conditions of use: accepted by the person who is signed in, read by anybody.
extension Portal {
    func addConditionsRoutes(to router: inout Router) {
        router.on(
            .get, SiteURL.conditions.path,
            page(.droit) { context, _ in try conditionsPage(Reprise(context.request.queryFields), context) })
        router.on(.post, SiteURL.conditions.path, page(.droit) { context, _ in try acceptConditions(context) })
        router.on(.post, SiteURL.refusConditions.path, page(.session) { context, _ in try refuseConditions(context) })
        router.on(
            .get, SiteURL.conditionsPubliques.path,
            page(.anyone) { context, _ in try readConditions(nil, context) })
        router.on(
            .get, SiteURL.conditionsHistorique.path,
            page(.anyone) { context, _ in
                let inForce = try lireConditions.versionEnVigueur(now: context.now)
                let versions = try lireConditions.all()
                return layout.render(
                    ConditionsView.historique(versions, enVigueur: inForce, now: context.now), context)
            })
        router.on(
            .get, SiteURL.conditionsVersion("{version}").path,
            page(.anyone) { context, parameters in
                let name = parameters["version"]
                return name.hasSuffix(".pdf")
                    ? try printConditions(String(name.dropLast(4)), context) : try readConditions(name, context)
            })
    }

    /// The page that asks to accept the version in force; `reprise` is what is done next.
    func conditionsPage(_ reprise: Reprise?, _ context: PortalContext) throws -> Response {
        let model = ConditionsModel(try lireConditions(now: context.now), now: context.now)
        return layout.render(
            ConditionsView.acceptation(model, try context.signedIn, reprise, context), context)
    }

    private func acceptConditions(_ context: PortalContext) throws -> Response {
        let reprise = Reprise(context.request.form)
        do {
            try accepterConditions(
                version: context.form["version"] ?? "", finAffichee: context.form["finAffichee"] == "oui",
                by: context.acteur, now: context.now)
        } catch let error as UseCaseError where error.code == .versionDepassee {
            return try conditionsPage(reprise, context)
        }
        let compte = try tenirCompte.compte(try context.signedIn.id, now: context.now)
        if let next = try premiereConnexion(compte) { return .redirect(to: next.path) }
        switch reprise {
        case .formulaire(let target, let fields): return resend(fields, to: target, context)
        case .page(let target): return .redirect(to: target)
        case nil: return .redirect(to: SiteURL.mesOffres.path)
        }
    }

    /// Sends a form again as the browser sent it: with its own token, which its page checks.
    private func resend(_ fields: FormFields, to target: String, _ context: PortalContext) -> Response {
        answerAgain(
            Request(
                .post, target, headers: context.request.headers, body: Array(fields.encoded.utf8),
                identifier: context.request.identifier))
    }

    private func refuseConditions(_ context: PortalContext) throws -> Response {
        if let compte = context.compte {
            let version = TexteRegulier.ligne(String((context.form["version"] ?? "").prefix(20)))
            journal.note(
                FaitAudit(nature: .conditionsRefusees, compte: compte.id, detail: ["version": version]),
                by: try context.acteur.description, now: context.now)
        }
        return try signOut(context)
    }

    private func readConditions(_ version: String?, _ context: PortalContext) throws -> Response {
        let model = ConditionsModel(try lireConditions(version, now: context.now), now: context.now)
        return layout.render(ConditionsView.lecture(model), context)
    }

    private func printConditions(_ version: String, _ context: PortalContext) throws -> Response {
        let conditions = try lireConditions(version, now: context.now)
        var response = Response(type: "application/pdf", body: ConditionsPDF.bytes(conditions))
        response.headers["Content-Disposition"] = "attachment; filename=\"conditions-ror-\(conditions.version).pdf\""
        return response
    }
}
