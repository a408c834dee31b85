import Domain
import HTML
import UseCases

/// « Déclarer une anomalie » on the data of the registers, and what was declared.
enum AnomaliesView {
    static func page(_ model: AnomaliesModel, _ context: PortalContext) -> Page {
        let content: HTML = """
            \(ErrorSummary.html(model.erreurs.map { (champ: $0.attribut, message: model.message($0.attribut) ?? "") }))\
            \(model.quota.map(quota))
            <p class="fr-text--sm fr-mb-1w"><a href="\(SiteURL.mesOffres.path)">Mes offres</a> ›
            <a href="\(SiteURL.saisie(offre: model.offre, etape: .repertoires).path)">\(model.structure)</a></p>
            <h1>Déclarer une anomalie</h1>
            <p class="fr-text--lead">Ces données viennent des répertoires nationaux. Votre déclaration est gardée ici et
            passe à « Corrigée » dès qu’une édition du répertoire apporte la valeur attendue.</p>
            \(formulaire(model, context))
            \(convention(model, context))
            \(declarees(model, context))
            """
        return Page(
            titre: "Déclarer une anomalie – \(model.structure)", contenu: content, enErreur: !model.erreurs.isEmpty,
            status: model.quota == nil ? 200 : 429)
    }

    private static func quota(_ quota: Quota) -> HTML {
        let texts = ErrorTexts.quota(quota)
        return """
            <div class="fr-alert fr-alert--warning fr-mb-4w" role="alert" tabindex="-1" autofocus>
            <h2 class="fr-alert__title">\(texts.titre)</h2><p>\(texts.quoi) \(texts.queFaire) Votre saisie n’est pas
            enregistrée\u{A0}: elle est dans le formulaire ci-dessous.</p></div>
            """
    }

    private static func formulaire(_ model: AnomaliesModel, _ context: PortalContext) -> HTML {
        let selectError = model.message("element")
        return """
            <form method="post" action="\(SiteURL.anomalies(offre: model.offre).path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <p class="fr-text--sm">Les champs marqués d’un astérisque (*) sont obligatoires.</p>
            <div class="fr-select-group\(" fr-select-group--error", when: selectError != nil)">
            <label class="fr-label" for="element">Donnée en anomalie *
            <span class="fr-hint-text">La valeur présente dans le ROR est entre parenthèses.</span></label>
            <select class="fr-select" id="element" name="element" aria-required="true"\
            \(" aria-invalid=\"true\" aria-describedby=\"element-erreur\"", when: selectError != nil)>
            <option value="">Choisissez une donnée</option>
            \(model.groupes.html { group in """
                <optgroup label="\(group.nom)">\(group.donnees.html { datum in """
                    <option value="\(datum.code)"\(" selected", when: datum.code == model.element)>\(datum.libelle) \
                    (\(datum.valeur))</option>
                    """ })</optgroup>
                """ })
            </select>\(Champ.erreur(selectError, id: "element"))</div>
            \(Champ(
                id: "valeurAttendue", libelle: "Valeur attendue",
                aide: "Telle qu’elle doit être enregistrée, par exemple 04 65 71 00 00.", valeur: model.valeurAttendue,
                erreur: model.message("valeurAttendue"), obligatoire: true
            ).html)
            <div class="fr-input-group"><label class="fr-label" for="description">Décrivez l’anomalie
            <span class="fr-hint-text">Facultatif. N’indiquez aucune donnée de patient.</span></label>
            <textarea class="fr-input" id="description" name="description" rows="4" maxlength="1000">\(model.description)\
            </textarea>\(Champ.erreur(model.message("description"), id: "description"))</div>
            <button class="fr-btn" type="submit">Déclarer une anomalie</button>
            </form>
            """
    }

    private static func convention(_ model: AnomaliesModel, _ context: PortalContext) -> HTML? {
        guard let contested = model.conventionContestee else { return nil }
        let text =
            contested
            ? "Vous avez indiqué que ces données ne vous concernent pas. Elles ne sont pas publiées."
            : "L’Assurance maladie ne donne pas de numéro RPPS\u{A0}: ces données ont été rapprochées de vous par votre nom "
                + "et votre adresse. Si elles concernent quelqu’un d’autre, dites-le\u{A0}: elles ne seront plus publiées."
        return """
            <section class="ror-bloc fr-mt-6w" aria-labelledby="contestation">
            <h2 class="fr-h3" id="contestation">Vos données de conventionnement</h2><p>\(text)</p>
            <form method="post" action="\(SiteURL.contesterConvention(offre: model.offre).path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <input type="hidden" name="conteste" value="\(contested ? "non" : "oui")">
            <button class="fr-btn fr-btn--secondary" type="submit">\
            \(contested ? "Ces données me concernent" : "Ces données ne me concernent pas")</button></form></section>
            """
    }

    private static func declarees(_ model: AnomaliesModel, _ context: PortalContext) -> HTML? {
        guard !model.declarees.isEmpty else { return nil }
        return """
            <section class="fr-mt-6w" aria-labelledby="declarees"><h2 class="fr-h3" id="declarees">Vos déclarations</h2>
            \(model.declarees.html { item in """
                <article class="ror-bloc" id="anomalie-\(item.id.description)"><h3 class="fr-h5">\(item.titre)</h3>
                \(DefinitionList.html(item.lignes))
                \(item.annulable ? """
                    <form class="fr-mt-2w" method="post" action="\(SiteURL.annulerAnomalie(offre: model.offre).path)">
                    <input type="hidden" name="jeton" value="\(context.csrf)">
                    <button class="fr-btn fr-btn--sm fr-btn--tertiary" type="submit" name="anomalie"
                    value="\(item.id.description)">Annuler cette déclaration<span class="fr-sr-only"> – \(item.titre)</span></button>
                    </form>
                    """ as HTML : nil)</article>
                """ })\(model.precedentes.map {
                    "<p><a class=\"fr-link\" href=\"\($0)\">Déclarations plus anciennes</a></p>" as HTML
                })</section>
            """
    }
}
