import Domain
import HTML

/// The pages of the first sign-in.
enum CompteView {
    static func courriel(typed: String, erreur: String?, _ context: PortalContext) -> Page {
        let described = erreur == nil ? "courriel-aide" : "courriel-aide courriel-erreur"
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(erreur.map { ErrorSummary.html([(champ: "courriel", message: $0)]) })
            <h1>Votre adresse électronique</h1>
            <p>Nous l’utilisons pour vous écrire au sujet de votre compte et de vos offres. Elle n’est jamais publiée.</p>
            <form method="post" action="\(SiteURL.courriel.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <div class="fr-input-group\(" fr-input-group--error", when: erreur != nil)">
            <label class="fr-label" for="courriel">Adresse électronique (obligatoire)
            <span class="fr-hint-text" id="courriel-aide">Une adresse autre que MSSanté. Exemple\u{A0}: prenom.nom@exemple.fr</span>
            </label>
            <input class="fr-input" id="courriel" name="courriel" type="email" autocomplete="email" value="\(typed)"
            aria-describedby="\(described)"\(" aria-invalid=\"true\"", when: erreur != nil)>
            \(erreur.map { "<p class=\"fr-error-text\" id=\"courriel-erreur\">\($0)</p>" as HTML })
            </div>
            <button class="fr-btn fr-btn--lg" type="submit">Enregistrer et continuer</button>
            </form></div></div>
            """
        return Page(titre: "Votre adresse électronique", contenu: content, enErreur: erreur != nil)
    }

    static func informations(_ model: InformationsModel, _ context: PortalContext) -> Page {
        let validate: HTML = """
            <form method="post" action="\(SiteURL.informations.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <button class="fr-btn fr-btn--lg" type="submit">Valider mes informations</button></form>
            """
        let done: HTML = """
            <p>Vous avez validé ces informations le \(model.validees ?? "").</p>
            <p><a class="fr-btn" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></p>
            """
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
            <h1>Vos informations personnelles</h1>
            <p class="fr-text--lead">Elles viennent des répertoires nationaux et ne se modifient pas ici.</p>
            <section class="ror-bloc" aria-labelledby="identite"><h2 id="identite">Votre identité</h2>
            \(DefinitionList.html(model.identite))</section>
            \(model.exercices.enumerated().html { rank, exercice in """
                <section class="ror-bloc" aria-labelledby="exercice-\(rank)"><h2 id="exercice-\(rank)">\(exercice.titre)</h2>
                \(DefinitionList.html(exercice.lignes))</section>
                """ })
            <p class="fr-text--sm">Source\u{A0}: \(model.source).</p>
            \(model.complements.enumerated().html { rank, part in """
                <section class="ror-bloc" aria-labelledby="complement-\(rank)"><h2 id="complement-\(rank)">\(part.titre)</h2>
                \(DefinitionList.html(part.lignes))
                <p class="fr-text--sm fr-mt-2w fr-mb-0">Source\u{A0}: \(part.source).</p></section>
                """ })
            <div class="fr-callout"><h2 class="fr-callout__title">Une information est inexacte\u{A0}?</h2>
            <p class="fr-callout__text">Demandez sa correction à votre ordre, ou à l’ARS si votre profession n’a pas d’ordre. Dès
            que le RPPS est corrigé, cette page l’est aussi. Vous pouvez continuer sans attendre.</p></div>
            \(model.validees == nil ? validate : done)
            </div></div>
            """
        return Page(titre: "Vos informations personnelles", contenu: content)
    }
}
