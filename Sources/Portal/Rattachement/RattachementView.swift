import Domain
import HTML
import UseCases

/// The pages of linking a card to an account.
enum RattachementView {
    /// Nothing but the account is proved: the card is to be shown.
    static func presenter(_ context: PortalContext) -> Page {
        page(
            "Rattacher votre carte à votre compte",
            """
            <p class="fr-text--lead">Une fois votre carte CPS ou votre e-CPS rattachée, vous vous connectez avec elle, sans mot de
            passe.</p>
            <p>Présentez votre carte maintenant\u{A0}: Pro Santé Connect nous transmet votre identité, puis vous revenez ici pour
            confirmer.</p>
            <form method="post" action="\(SiteURL.rattachementCarte.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <button class="fr-btn fr-btn--lg" type="submit">Présenter ma carte</button></form>
            """)
    }

    /// The person signed in by card: the account to link is the one of the password.
    static func parMotDePasse(_ context: PortalContext) -> Page {
        page(
            "Rattacher votre carte à un compte",
            """
            <p class="fr-text--lead">Vous êtes ici avec votre carte. Pour la rattacher à un compte ouvert par le guichet de votre région,
            connectez-vous avec l’adresse électronique et le mot de passe de ce compte.</p>
            <form method="post" action="\(SiteURL.deconnexion.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <button class="fr-btn fr-btn--lg" type="submit">Se déconnecter pour changer de compte</button></form>
            <p class="fr-mt-4w">Une fois connecté ou connectée, ouvrez «\u{A0}Mon compte\u{A0}», puis «\u{A0}Rattacher ma carte\u{A0}».</p>
            """)
    }

    /// Both are proved: what will be done, and what is to be written.
    static func formulaire(
        _ form: RattachementForm, _ situation: RattacherCarte.Situation, _ issues: [ValidationIssue],
        _ context: PortalContext
    ) -> Page {
        let errors = issues.map { (champ: $0.attribut, message: RattachementTexts.message($0)) }
        let error = { (name: String) in errors.first { $0.champ == name }?.message }
        var shown = page(
            "Rattacher votre carte à votre compte",
            """
            \(DefinitionList.html([("Carte au nom de", "\(situation.carte.prenom) \(situation.carte.nom)"),
                ("Identifiant national", situation.carte.idNatPS.description)]))
            <p>Vérifiez ces informations, puis confirmez. Tous les champs sont obligatoires.</p>
            <form method="post" action="\(SiteURL.rattachement.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(Champ(id: "prenom", libelle: "Prénom", valeur: form.prenom, erreur: error("prenom")).html)
            \(Champ(id: "nom", libelle: "Nom", valeur: form.nom, erreur: error("nom")).html)
            \(Champ(
                id: "courriel", libelle: "Adresse électronique de votre compte ROR",
                aide: "Celle avec laquelle vous venez de vous connecter. Exemple\u{A0}: prenom.nom@exemple.fr",
                valeur: form.courriel, erreur: error("courriel"), clavier: "email").html)
            \(situation.autreCompte == nil ? nil : reunion(form, error("reunit")))
            <ul class="fr-btns-group fr-btns-group--inline">
            <li><button class="fr-btn fr-btn--lg" type="submit">Rattacher cette carte à mon compte</button></li>
            <li><a class="fr-btn fr-btn--secondary fr-btn--lg" href="\(SiteURL.accueil.path)">Ne pas rattacher</a></li>
            </ul></form>
            """, errors)
        shown.enErreur = !errors.isEmpty
        return shown
    }

    /// The card opens a liberal space of its own.
    private static func reunion(_ form: RattachementForm, _ error: String?) -> HTML {
        Choix.groupe(
            "reunit", "Cette carte ouvre déjà un autre compte", erreur: error,
            """
            <div class="fr-fieldset__element"><p>Vos deux comptes n’en feront qu’un\u{A0}: les droits et les offres du compte de la carte
            rejoignent celui-ci, dont vous gardez l’adresse électronique et le mot de passe. L’autre compte est fermé, son historique est
            conservé.</p></div>
            \(Choix.caseACocher("reunit", "oui", "Réunir mes deux comptes", cochee: form.reunit))
            """)
    }

    /// What was done.
    static func fait(reunis: Bool, _ context: PortalContext) -> Page {
        page(
            "Votre carte est rattachée",
            """
            <div class="fr-alert fr-alert--success" role="status"><h2 class="fr-alert__title">Votre carte ouvre ce compte</h2>
            <p>À partir de maintenant, connectez-vous avec Pro Santé Connect. Votre mot de passe reste valable. Un message vous a été
            envoyé.</p></div>
            \(reunis ? "<p class=\"fr-mt-2w\">Vos deux comptes n’en font plus qu’un\u{A0}: vous choisissez votre espace à la connexion.</p>" as HTML : nil)
            <p class="fr-mt-4w"><a class="fr-btn" href="\(SiteURL.accueil.path)">Continuer</a></p>
            """)
    }

    /// What cannot be done, whatever is typed.
    static func refus(_ refus: RattacherCarte.Refus) -> Page {
        let texts = RattachementTexts.refus(refus)
        var shown = page(
            "Cette carte ne peut pas être rattachée",
            """
            <div class="fr-alert fr-alert--error" role="alert"><h2 class="fr-alert__title">Erreur\u{A0}: \(texts.quoi)</h2>
            <p>\(texts.queFaire)</p></div>
            <ul class="fr-btns-group fr-btns-group--inline fr-mt-4w">
            <li><a class="fr-btn" href="\(SiteURL.accueil.path)">Continuer sans rattacher de carte</a></li>
            <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.aide.path)">Demander de l’aide</a></li>
            </ul>
            """)
        shown.status = 403
        return shown
    }

    private static func page(
        _ titre: String, _ contenu: HTML, _ errors: [(champ: String, message: String)] = []
    ) -> Page {
        Page(
            titre: titre,
            contenu: """
                <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
                \(ErrorSummary.html(errors))
                <h1>\(titre)</h1>
                \(contenu)
                </div></div>
                """)
    }
}
