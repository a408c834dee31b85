import Domain
import HTTP
import UseCases

/// The six steps of an offer: showing one, saving one, validating the offer.
extension Portal {
    func addSaisieOffreRoutes(to router: inout Router) {
        for step in SaisieOffre.etapes {
            let pattern = "/offres/{id}/saisie/\(step.etape.slug)"
            router.on(
                .get, pattern,
                page(.compte) { context, parameters in
                    let model = try model(step, Self.id(parameters), context)
                    return layout.render(SaisieOffreView.page(step, model, context), context)
                })
            router.on(
                .post, pattern,
                page(.compte) { context, parameters in
                    try enregistrer(step, Self.id(parameters), context)
                })
        }
        router.on(
            .get, "/offres/{id}/confirmation",
            page(.compte) { context, parameters in
                let found = try consulterOffres.offre(Self.id(parameters), by: context.acteur, now: context.now)
                guard found.complete.offre.saisie != nil else { return .redirect(to: SiteURL.mesOffres.path) }
                let others = try consulterOffres(by: context.acteur, now: context.now).filter {
                    $0.offre.statut != .validee
                }
                return layout.render(ConfirmationView.page(found.complete, autres: others.count), context)
            })
        addCommunesRoute(to: &router)
    }

    static func id(_ parameters: PathParameters) throws -> Identifiant {
        guard let id = Identifiant(parameters["id"]) else { throw UseCaseError(.introuvable, "no such offer") }
        return id
    }

    /// What a step shows: the offer as stored, or `typed` values that were refused.
    private func model(
        _ step: EtapePage, _ id: Identifiant, _ context: PortalContext, typed: Saisie? = nil,
        erreurs: [ValidationIssue] = []
    ) throws -> EtapeModel {
        let found = try consulterOffres.offre(id, by: context.acteur, now: context.now)
        let saisie = typed ?? found.complete.saisieCourante
        let recherche = context.request.queryFields
        return EtapeModel(
            offre: found.complete, version: found.version, saisie: saisie, erreurs: erreurs, recherche: recherche,
            communes: try communes(step, saisie, recherche))
    }

    private func communes(_ step: EtapePage, _ saisie: Saisie, _ recherche: FormFields) throws -> CommunesModel {
        guard step.etape == .modalites || step.etape == .recapitulatif else { return CommunesModel() }
        var model = CommunesModel(choisies: try rechercherCommunes.communes(saisie.modalites.zoneIntervention))
        if let text = recherche["commune"], !text.isEmpty { model.trouvees = try rechercherCommunes(text) }
        if let code = recherche["departement"], !code.isEmpty {
            model.duDepartement = try rechercherCommunes.communes(departement: code)
        }
        return model
    }

    private func enregistrer(_ step: EtapePage, _ id: Identifiant, _ context: PortalContext) throws -> Response {
        let form = context.form
        let read: (inout Saisie) -> Void = { step.lire(form, &$0) }
        if let target = form["vers"].flatMap(Etape.init(slug:)) {
            return try brouillon(step, id, context, suite: .saisie(offre: id, etape: target), read)
        }
        let action = EtapePage.Action(form["action"] ?? "suivante")
        switch action.verbe {
        case "suivante": return try valider(step, id, context, read)
        case "valider" where step.etape == .recapitulatif: return try validerOffre(step, id, context)
        case "precedente":
            let target = step.etape.precedente ?? step.etape
            return try brouillon(step, id, context, suite: .saisie(offre: id, etape: target), read)
        case "enregistrer": return try brouillon(step, id, context, suite: .mesOffres, read)
        default: return try agir(action, step, id, context, read)
        }
    }

    /// A button of the page itself: what was typed is kept as a draft, then the page opens again where it was.
    private func agir(
        _ action: EtapePage.Action, _ step: EtapePage, _ id: Identifiant, _ context: PortalContext,
        _ read: (inout Saisie) -> Void
    ) throws -> Response {
        let department =
            action.verbe == "ajouter-departement"
            ? try rechercherCommunes.communes(departement: action.objet).map(\.code) : []
        var anchor = ""
        let suite = SiteURL.saisie(offre: id, etape: step.etape)
        var response = try brouillon(step, id, context, suite: suite) { saisie in
            read(&saisie)
            saisie.modalites.zoneIntervention += department
            anchor = step.agir(action, &saisie)
        }
        let searched = action.verbe == "chercher" ? context.form[action.objet].map { [(action.objet, $0)] } ?? [] : []
        let query = FormFields(searched.map { (name: $0.0, value: $0.1) }).encoded
        response.headers["Location"] =
            suite.path + (query.isEmpty ? "" : "?" + query) + (anchor.isEmpty ? "" : "#" + anchor)
        return response
    }

    private func brouillon(
        _ step: EtapePage, _ id: Identifiant, _ context: PortalContext, suite: SiteURL, _ change: (inout Saisie) -> Void
    ) throws -> Response {
        try enregistrerEtape.brouillon(step.etape, de: id, by: context.acteur, now: context.now, change)
        return .redirect(to: suite.path)
    }

    /// « Étape suivante »: what is refused is kept as a draft and shown again with what is to be corrected.
    private func valider(
        _ step: EtapePage, _ id: Identifiant, _ context: PortalContext, _ change: (inout Saisie) -> Void
    ) throws -> Response {
        do {
            try enregistrerEtape.valider(step.etape, de: id, by: context.acteur, now: context.now, change)
            return .redirect(to: SiteURL.saisie(offre: id, etape: step.etape.suivante ?? step.etape).path)
        } catch let error as UseCaseError where error.code == .invalide {
            let kept = try enregistrerEtape.brouillon(
                step.etape, de: id, by: context.acteur, now: context.now, change)
            let model = try model(step, id, context, typed: kept.saisieCourante, erreurs: error.issues)
            return layout.render(SaisieOffreView.page(step, model, context), context)
        }
    }

    /// « Valider mon offre »: only what was shown is validated; a change made meanwhile is shown first.
    private func validerOffre(_ step: EtapePage, _ id: Identifiant, _ context: PortalContext) throws -> Response {
        do {
            let version = context.form["version"].flatMap { Int64($0) }
            try validerOffre(id, by: context.acteur, version: version, now: context.now)
            return .redirect(to: SiteURL.confirmation(offre: id).path)
        } catch let error as UseCaseError where error.code == .invalide || error.code == .versionDepassee {
            let issues = error.code == .versionDepassee ? [ValidationIssue("version", .obligatoire)] : error.issues
            let model = try model(step, id, context, erreurs: issues)
            return layout.render(SaisieOffreView.page(step, model, context), context)
        }
    }
}
