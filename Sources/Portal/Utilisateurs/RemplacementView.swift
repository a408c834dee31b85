import Domain
import HTML
import UseCases

/// The form that lends a right during an absence.
enum RemplacementView {
    static func page(_ form: FormulaireRemplacement, _ context: PortalContext) -> Page {
        let message = { UtilisateursTexts.message($0, form.erreurs) }
        let errors = ["profil", "courriel", "debut", "fin"].compactMap { name in
            message(name).map { (champ: name, message: $0) }
        }
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(ErrorSummary.html(errors))
            \(form.estFait ? """
                <div class="fr-alert fr-alert--success" role="status"><p>Votre remplacement est enregistré. La personne en est
                informée par courriel.</p></div>
                """ as HTML : nil)
            <h1>Vous faire remplacer</h1>
            <p>Pendant une absence, une personne de votre structure reçoit votre habilitation, du premier au dernier jour. La vôtre reste
            la même.</p>
            \(form.droits.isEmpty
                ? "<p role=\"status\">Vous n’avez pas d’habilitation d’établissement à confier.</p>" : formulaire(form, message, context))
            </div></div>
            """
        return Page(titre: "Vous faire remplacer", contenu: content, enErreur: !errors.isEmpty)
    }

    private static func formulaire(
        _ form: FormulaireRemplacement, _ message: (String) -> String?, _ context: PortalContext
    ) -> HTML {
        """
        <form method="post" action="\(SiteURL.remplacement.path)" novalidate>
        <input type="hidden" name="jeton" value="\(context.csrf)">
        \(Choix.groupe("profil", "Habilitation confiée", erreur: message("profil"), form.droits.html { droit in
            Choix.radio(
                "rang", String(droit.rang), "\(droit.habilitation.fonction) – \(droit.perimetre)",
                choisi: droit.rang == form.rang)
        }))
        \(Champ(
            id: "courriel", libelle: "Adresse électronique de la personne qui vous remplace", valeur: form.courriel,
            erreur: message("courriel"), clavier: "email", obligatoire: true).html)
        \(Champ(
            id: "debut", libelle: "Premier jour", aide: "Exemple\u{A0}: 01/12/2026", valeur: form.debut, erreur: message("debut"),
            clavier: "numeric", taille: 12, obligatoire: true).html)
        \(Champ(
            id: "fin", libelle: "Dernier jour", aide: "Exemple\u{A0}: 31/12/2026", valeur: form.fin, erreur: message("fin"),
            clavier: "numeric", taille: 12, obligatoire: true).html)
        <button class="fr-btn fr-btn--lg" type="submit">Enregistrer le remplacement</button>
        </form>
        """
    }
}
