import Domain
import HTML
import UseCases

/// One account: its rights, what may be given, how it is closed.
enum UtilisateurView {
    static func page(_ found: CompteGere, _ form: FormulaireHabilitation, _ context: PortalContext) -> Page {
        let compte = found.compte
        let errors =
            champs.compactMap { name in UtilisateursTexts.message(name, form.erreurs).map { (ancre(name), $0) } }
            + (form.refusRetrait.map { [("habilitations", $0)] } ?? [])
        let content: HTML = """
            <nav aria-label="Fil d’Ariane"><a class="fr-link" href="\(SiteURL.utilisateurs.path)">Utilisateurs et profils</a></nav>
            \(ErrorSummary.html(errors.map { (champ: $0.0, message: $0.1) }))
            <h1>\(UtilisateursView.nom(compte))</h1>
            \(DefinitionList.html([
                ("Adresse électronique", compte.courriel ?? "Non renseignée"),
                ("Compte ouvert le", compte.dateCreation.heureDeParis.jour.enFrancais), ("État", UtilisateursView.etat(compte)),
            ]))
            \(habilitations(found, context))
            \(compte.fermeture == nil && !found.profils.isEmpty ? donner(found, form, context) : nil)
            \(compte.fermeture == nil && !found.profils.isEmpty ? """
                <section class="fr-mt-6w" aria-labelledby="fermeture"><h2 id="fermeture">Fermer le compte</h2>
                <p>La personne ne pourra plus se connecter et ses habilitations prendront fin aussitôt.</p>
                <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.fermerCompte(compte.id).path)">Fermer ce compte</a></p></section>
                """ as HTML : nil)
            """
        return Page(
            titre: UtilisateursView.nom(compte) + " – Utilisateurs et profils", contenu: content,
            enErreur: !errors.isEmpty)
    }

    static func fermeture(_ found: CompteGere, _ context: PortalContext) -> Page {
        let name = UtilisateursView.nom(found.compte)
        return Page(
            titre: "Fermer le compte de \(name)",
            contenu: """
                <h1>Fermer le compte de \(name)</h1>
                <p>Cette personne ne pourra plus se connecter et ses habilitations prendront fin aussitôt, y compris si elle est
                connectée en ce moment. Ce qu’elle a enregistré est conservé.</p>
                <form method="post" action="\(SiteURL.fermerCompte(found.compte.id).path)">
                <input type="hidden" name="jeton" value="\(context.csrf)">
                <ul class="fr-btns-group fr-btns-group--inline">
                <li><button class="fr-btn" type="submit">Fermer le compte</button></li>
                <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.utilisateur(found.compte.id).path)">Ne pas fermer</a></li>
                </ul></form>
                """)
    }

    private static let champs = ["profil", "cible", "debut", "fin"]

    /// The field that a message leads to.
    private static func ancre(_ name: String) -> String { name == "cible" ? "finess" : name }

    private static func habilitations(_ found: CompteGere, _ context: PortalContext) -> HTML {
        let today = context.now.heureDeParis.jour
        let id = found.compte.id
        return """
            <section class="fr-mt-4w" id="habilitations" tabindex="-1" aria-labelledby="titre-habilitations">
            <h2 id="titre-habilitations">Habilitations</h2>
            \(found.droits.isEmpty ? "<p>Aucune habilitation.</p>" as HTML : nil)
            \(found.droits.enumerated().html { rank, droit in """
                <article class="ror-bloc"><h3 class="fr-h5">\(droit.habilitation.fonction)\
                \(droit.habilitation.remplace == nil ? nil : " (remplacement)" as HTML)</h3>
                \(DefinitionList.html([
                    ("Sur", droit.perimetre),
                    ("Période", UtilisateursTexts.periode(droit.habilitation)
                        + (droit.habilitation.isOver(le: today) ? " (terminée)" : "")),
                ]))
                \(droit.estRevocable ? """
                    <form class="fr-mt-2w" method="post" action="\(SiteURL.retirerHabilitation(id).path)">
                    <input type="hidden" name="jeton" value="\(context.csrf)">
                    <input type="hidden" name="rang" value="\(String(rank))">
                    <input type="hidden" name="habilitation" value="\(droit.habilitation.empreinte)">
                    <button class="fr-btn fr-btn--sm fr-btn--tertiary" type="submit">Retirer<span class="fr-sr-only">
                    l’habilitation \(droit.habilitation.fonction) sur \(droit.perimetre)</span></button></form>
                    """ as HTML : nil)</article>
                """ })</section>
            """
    }

    private static func donner(_ found: CompteGere, _ form: FormulaireHabilitation, _ context: PortalContext) -> HTML {
        let message = { UtilisateursTexts.message($0, form.erreurs) }
        let isWide = found.profils.contains { !Delegation.etablissement.contains($0) }
        return """
            <section class="fr-mt-6w" aria-labelledby="donner"><h2 id="donner">Donner une habilitation</h2>
            <form method="post" action="\(SiteURL.donnerHabilitation(found.compte.id).path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(Liste(
                id: "profil", libelle: "Profil", choix: found.profils.map { ($0.rawValue, $0.libelle) },
                valeur: form.profil, erreur: message("profil")).html)
            <details class="ror-details"><summary>Que permet chaque profil\u{A0}?</summary>
            <ul>\(found.profils.html { "<li><strong>\($0.libelle)</strong>\u{A0}: \(UtilisateursTexts.role($0))</li>" })</ul></details>
            \(isWide ? portee(form) : nil)
            \(Champ(
                id: "finess", libelle: "Numéro FINESS de l’établissement",
                aide: "9 caractères, pour les profils d’établissement. Exemple\u{A0}: 310000096", valeur: form.finess,
                erreur: message("cible"), taille: 12).html)
            \(Champ(
                id: "debut", libelle: "Premier jour (facultatif)", aide: "Exemple\u{A0}: 01/12/2026", valeur: form.debut,
                erreur: message("debut"), clavier: "numeric", taille: 12).html)
            \(Champ(
                id: "fin", libelle: "Dernier jour (facultatif)", aide: "Exemple\u{A0}: 31/12/2026", valeur: form.fin,
                erreur: message("fin"), clavier: "numeric", taille: 12).html)
            <button class="fr-btn" type="submit">Donner l’habilitation</button>
            </form></section>
            """
    }

    /// On what the profiles of administrations are given.
    private static func portee(_ form: FormulaireHabilitation) -> HTML {
        let labels: [(FormulaireHabilitation.Cible, String)] = [
            (.organisation, "Un établissement"), (.region, "Une région"), (.profession, "Une profession"),
            (.national, "La France entière"),
        ]
        return """
            \(Choix.groupe("portee", "Sur quoi\u{A0}?", labels.html {
                Choix.radio("cible", $0.0.rawValue, $0.1, choisi: $0.0 == form.cible)
            }))
            \(Liste(
                id: "region", libelle: "Région", aide: "Pour un guichet régional, une ARS, un responsable qualité.",
                choix: Nomenclature.regions.map { ($0.code, $0.nom) }, valeur: form.region).html)
            \(Liste(
                id: "profession", libelle: "Profession", aide: "Pour un ordre.",
                choix: ProfessionLiberale.allCases.map { ($0.rawValue, $0.libelle) }, valeur: form.profession).html)
            """
    }
}
