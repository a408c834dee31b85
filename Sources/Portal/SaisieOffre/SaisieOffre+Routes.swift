import Domain
import HTTP
import UseCases

/// The steps of an offer: showing one, saving one, validating the offer.
extension Portal {
    func addSaisieOffreRoutes(to router: inout Router) {
        router.on(
            .get, "/offres/{id}/saisie/{etape}",
            page(.compte) { context, parameters in
                let demande = try DemandeEtape(parameters, context)
                return try show(demande, model(demande))
            })
        router.on(
            .post, "/offres/{id}/saisie/{etape}",
            page(.compte) { context, parameters in
                let demande = try DemandeEtape(parameters, context)
                do {
                    return try save(demande)
                } catch let error as UseCaseError where error.code == .versionDepassee {
                    return try conflict(demande)
                } catch let error as UseCaseError where error.code == .invalide {
                    return try tooLong(demande, error.issues)
                }
            })
        router.on(
            .get, "/offres/{id}/confirmation",
            page(.compte) { context, parameters in
                let offre = try consulterOffres.offre(Self.id(parameters), by: context.acteur, now: context.now).value
                guard let publiee = offre.offre.publiee else { return .redirect(to: SiteURL.mesOffres.path) }
                let others = try consulterOffres(by: context.acteur, now: context.now).filter {
                    $0.offre.statut != .validee
                }
                return layout.render(ConfirmationView.page(offre.complete, publiee, autres: others.count), context)
            })
        addCommunesRoute(to: &router)
    }

    static func id(_ parameters: PathParameters) throws -> Identifiant {
        guard let id = Identifiant(parameters["id"]) else { throw UseCaseError(.introuvable, "no such offer") }
        return id
    }

    /// What a step shows: the offer as stored, or `typed` values that were refused.
    private func model(
        _ demande: DemandeEtape, typed: Saisie? = nil, erreurs: [ValidationIssue] = []
    ) throws -> EtapeModel {
        let context = demande.context
        let found = try consulterOffres.offre(demande.offre, by: context.acteur, now: context.now)
        guard found.value.parcours.etapes.contains(demande.step.etape) else {
            throw UseCaseError(.introuvable, "no such step")
        }
        let saisie = typed ?? found.value.saisieCourante
        let recherche = context.query
        return EtapeModel(
            offre: found.value,
            version: demande.step.etape.estRecapitulatif ? found.version : found.value.brouillon.version,
            saisie: saisie, erreurs: erreurs, recherche: recherche,
            communes: try demande.step.communes(saisie, recherche, rechercherCommunes))
    }

    private func show(_ demande: DemandeEtape, _ model: EtapeModel) -> Response {
        layout.render(SaisieOffreView.page(demande.step, model, demande.context), demande.context)
    }

    private func save(_ demande: DemandeEtape) throws -> Response {
        let (step, id) = (demande.step, demande.offre)
        if let target = demande.form["vers"].flatMap(Etape.init(slug:)) {
            return try keep(demande, suite: .saisie(offre: id, etape: target))
        }
        let action = EtapePage.Action(demande.form["action"] ?? "suivante")
        switch action.verbe {
        case "suivante": return try validate(demande)
        case "valider" where step.etape.estRecapitulatif: return try validateOffer(demande)
        case "precedente":
            return try keep(demande, suite: .saisie(offre: id, etape: step.etape.precedente ?? step.etape))
        case "enregistrer": return try keep(demande, suite: .mesOffres)
        default: return try act(action, demande)
        }
    }

    /// A button of the page itself: what was typed is kept as a draft, then the page opens again where it was.
    private func act(_ action: EtapePage.Action, _ demande: DemandeEtape) throws -> Response {
        var demande = demande
        if var typed = demande.saisie {
            try demande.step.prepare(&typed, action, rechercherCommunes)
            demande.saisie = typed
        }
        let suite = SiteURL.saisie(offre: demande.offre, etape: demande.step.etape)
        var anchor = ""
        var response = try keep(demande, suite: suite) { anchor = demande.step.act(action, &$0) }
        let searched = action.verbe == "chercher" ? demande.form.recherche(action.objet) : ""
        let query = searched.isEmpty ? "" : FormFields([(name: action.objet, value: searched)]).encoded
        response.headers["Location"] =
            suite.path + (query.isEmpty ? "" : "?" + query) + (anchor.isEmpty ? "" : "#" + anchor)
        return response
    }

    private func keep(
        _ demande: DemandeEtape, suite: SiteURL, puis action: (inout Saisie) -> Void = { _ in }
    ) throws -> Response {
        try enregistrerEtape.brouillon(
            demande.step.etape, de: demande.offre, by: demande.context.acteur, version: demande.version,
            now: demande.context.now, demande.take, puis: action)
        return .redirect(to: suite.path)
    }

    /// « Étape suivante »: what is refused is kept as a draft and shown again with what is to be corrected.
    private func validate(_ demande: DemandeEtape) throws -> Response {
        let (step, context) = (demande.step, demande.context)
        do {
            try enregistrerEtape.validate(
                step.etape, de: demande.offre, by: context.acteur, version: demande.version, now: context.now,
                demande.take)
            let next = SiteURL.saisie(offre: demande.offre, etape: step.etape.suivante ?? step.etape)
            return .redirect(to: next.path)
        } catch let error as UseCaseError where error.code == .invalide && error.issues.first?.attribut != "saisie" {
            let kept = try enregistrerEtape.brouillon(
                step.etape, de: demande.offre, by: context.acteur, version: demande.version, now: context.now,
                demande.take)
            return try show(demande, model(demande, typed: kept.saisieCourante, erreurs: error.issues))
        }
    }

    /// No draft has room for what was typed: nothing is saved, it is shown again with everything that is too long.
    private func tooLong(_ demande: DemandeEtape, _ issues: [ValidationIssue]) throws -> Response {
        let stored = try model(demande)
        var typed = stored.saisie
        demande.take(&typed)
        let others = typed.verifiee(demande.step.etape).erreurs
        return try show(demande, model(demande, typed: typed, erreurs: issues + others))
    }

    /// « Valider mon offre »: only what was shown is validated; a change made meanwhile is shown first.
    private func validateOffer(_ demande: DemandeEtape) throws -> Response {
        let context = demande.context
        do {
            try validerOffre(demande.offre, by: context.acteur, version: demande.version, now: context.now)
            return .redirect(to: SiteURL.confirmation(offre: demande.offre).path)
        } catch let error as UseCaseError where error.code == .invalide || error.code == .versionDepassee {
            let issues = error.code == .versionDepassee ? [ValidationIssue("version", .obligatoire)] : error.issues
            return try show(demande, model(demande, erreurs: issues))
        }
    }

    /// The step was changed elsewhere since this form was made: nothing is saved, both values are shown, and the form now holds the
    /// version that lets it be sent again.
    private func conflict(_ demande: DemandeEtape) throws -> Response {
        let stored = try model(demande)
        var typed = stored.saisie
        demande.take(&typed)
        var mine = try model(demande, typed: typed)
        mine.conflit = ConflitModel(demande, enregistree: stored, saisie: mine)
        return show(demande, mine)
    }
}
