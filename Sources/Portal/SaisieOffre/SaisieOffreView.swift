import Domain
import HTML
import UseCases

/// The frame of a step: where one is, the list of steps, the form and its buttons.
enum SaisieOffreView {
    static func page(_ step: EtapePage, _ model: EtapeModel, _ context: PortalContext) -> Page {
        let id = model.offre.offre.id
        let place = model.offre.complete.structure.nomAffiche
        let count = step.etape.parcours.etapes.count
        let content: HTML = """
            \(ErrorSummary.html(model.erreurs.map { (champ: $0.attribut, message: SaisieOffreTexts.message($0)) }))\(model.conflit.map(ConflitView.html))
            <p class="fr-text--sm fr-mb-1w"><a href="\(SiteURL.mesOffres.path)">Mes offres</a> › \
            \(place)</p>
            \(stepper(step))
            <form method="post" id="saisie" action="\(SiteURL.saisie(offre: id, etape: step.etape).path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <input type="hidden" name="version" value="\(model.version)">
            <button class="fr-sr-only" type="submit" name="action" value="\(defaultAction(step))" tabindex="-1"
            aria-hidden="true">\(mainButton(step))</button>
            \(navigation(step, model))
            \(brouillon(model))
            \(aVerifier(step, model))
            <div class="fr-callout"><h2 class="fr-callout__title">Important à savoir</h2>
            <p class="fr-callout__text">\(step.important)</p></div>
            \(mentionObligatoire(step))
            \(step.contenu(model))
            \(buttons(step))
            </form>
            """
        return Page(
            titre:
                "\(model.conflit == nil ? "" : "Modifiée ailleurs – ")Étape \(step.etape.numero) sur \(count)\u{A0}: "
                + "\(step.titre) – \(place)",
            contenu: content, enErreur: !model.erreurs.isEmpty, status: model.conflit == nil ? 200 : 409,
            scripts: step.scripts)
    }

    private static func stepper(_ step: EtapePage) -> HTML {
        let next = step.etape.suivante.map { SaisieOffre.page($0).titre }
        let count = step.etape.parcours.etapes.count
        return """
            <div class="fr-stepper"><h1 class="fr-stepper__title">\(step.titre)
            <span class="fr-stepper__state">Étape \(step.etape.numero) sur \(count)</span></h1>
            <div class="fr-stepper__steps" data-fr-current-step="\(step.etape.numero)" data-fr-steps="\(count)"></div>
            \(next.map { """
                <p class="fr-stepper__details"><span class="fr-text--bold">Étape suivante\u{A0}:</span> \($0)</p>
                """ as HTML })
            </div>
            """
    }

    /// Buttons rather than links: changing step saves what was typed, without validating it, script or not.
    private static func navigation(_ step: EtapePage, _ model: EtapeModel) -> HTML {
        let validated = model.offre.etapesValidees
        return """
            <nav class="ror-etapes" aria-label="Étapes de l’offre"><ol class="fr-raw-list">
            \(SaisieOffre.pages(model.offre.parcours).html { other in
                let done = validated.contains(other.etape)
                return """
                    <li><button type="submit" name="vers" value="\(other.etape.slug)"\
                    \(" class=\"ror-etape-validee\"", when: done)\(" aria-current=\"step\"", when: other.etape == step.etape)>\
                    \(other.etape.numero). \(other.nom)\("<span class=\"fr-sr-only\"> (étape validée)</span>", when: done)\
                    </button></li>
                    """
            })
            </ol></nav>
            """
    }

    private static func brouillon(_ model: EtapeModel) -> HTML? {
        guard model.offre.brouillon.saisie != nil else { return nil }
        let date = model.offre.brouillon.dateModification.heureDeParis
        return """
            <p class="fr-text--sm ror-brouillon-etat" role="status">Brouillon enregistré le \(date.jour.enFrancais) à
            \(date.heureCourte). Il n’est pas publié.</p>
            """
    }

    /// What a register made doubtful in this step; in the first and the last one, in any step.
    private static func aVerifier(_ step: EtapePage, _ model: EtapeModel) -> HTML? {
        let all = estSansChamp(step)
        let found = (model.offre.offre.publiee?.aVerifier ?? []).filter { all || $0.element.etape == step.etape }
        guard !found.isEmpty else { return nil }
        return """
            <div class="fr-alert fr-alert--info fr-mb-3w"><h2 class="fr-alert__title">A vérifier</h2>
            <ul>\(found.html { "<li>\(AVerifierTexts.phrase($0))</li>" })</ul></div>
            """
    }

    private static func mentionObligatoire(_ step: EtapePage) -> HTML? {
        estSansChamp(step)
            ? nil
            : "<p class=\"fr-text--sm\">Les champs marqués d’un astérisque (*) sont obligatoires.</p>"
    }

    /// The first and the last step show what others typed.
    private static func estSansChamp(_ step: EtapePage) -> Bool {
        step.etape.precedente == nil || step.etape.estRecapitulatif
    }

    /// The button that the Enter key presses: the first of the form.
    private static func defaultAction(_ step: EtapePage) -> String {
        step.etape.estRecapitulatif ? "valider" : "suivante"
    }

    private static func mainButton(_ step: EtapePage) -> String {
        step.etape.estRecapitulatif ? "Valider mon offre" : "Étape suivante"
    }

    private static func buttons(_ step: EtapePage) -> HTML {
        let previous: HTML = """
            <li><button class="fr-btn fr-btn--lg fr-btn--secondary" type="submit" name="action" value="precedente">\
            Étape précédente</button></li>
            """
        return """
            <ul class="fr-btns-group fr-btns-group--inline-lg fr-mt-4w">
            <li><button class="fr-btn fr-btn--lg" type="submit" name="action" value="\(defaultAction(step))">\
            \(mainButton(step))</button></li>
            \(previous, when: step.etape.precedente != nil)
            <li><button class="fr-btn fr-btn--lg fr-btn--tertiary" type="submit" name="action" value="enregistrer">\
            Enregistrer et quitter</button></li>
            </ul>
            """
    }
}
