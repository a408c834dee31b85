import Domain
import HTML

/// The pages that have an e-mail confirmed.
enum CourrielView {
    /// « Vérifiez votre boîte »: what to do, and « Renvoyer ».
    static func verifier(_ compte: Compte, renvoye: Bool, _ context: PortalContext) -> Page {
        let alert: HTML = """
            <div class="fr-alert fr-alert--success fr-mb-4w" role="status"><p>Un nouveau message vient d’être envoyé. Le lien du message
            précédent ne sert plus.</p></div>
            """
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(renvoye ? alert : nil)
            <h1>Vérifiez votre boîte</h1>
            <p class="fr-text--lead">Un message a été envoyé à <strong>\(compte.courriel ?? "")</strong>. Ouvrez le lien qu’il contient
            pour confirmer cette adresse.</p>
            <p>Le lien sert une seule fois, pendant une heure. Vous pouvez continuer sans attendre\u{A0}: une adresse confirmée vous
            permettra de choisir un mot de passe, si un jour vous n’avez pas votre carte.</p>
            <form method="post" action="\(SiteURL.verifierCourriel.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <ul class="fr-btns-group fr-btns-group--inline">
            <li><button class="fr-btn fr-btn--secondary" type="submit">Renvoyer le message</button></li>
            <li><a class="fr-btn fr-btn--tertiary" href="\(SiteURL.courriel.path)">Corriger l’adresse</a></li>
            </ul></form>
            <p><a class="fr-link" href="\(SiteURL.mesOffres.path)">Continuer vers mes offres</a></p>
            </div></div>
            """
        return Page(titre: "Vérifiez votre boîte", contenu: content)
    }

    /// The page of a link. Confirming is a button: programs that look at mail open links before people do.
    static func confirmer(_ courriel: String, jeton: String, _ context: PortalContext) -> Page {
        Page(
            titre: "Confirmer votre adresse",
            contenu: """
                <h1>Confirmer votre adresse électronique</h1>
                <p class="fr-text--lead">L’adresse <strong>\(courriel)</strong> a été donnée pour un compte du ROR.</p>
                <p>Si c’est le vôtre, confirmez-la. Sinon, fermez cette page\u{A0}: l’adresse ne sera pas utilisée.</p>
                <form method="post" action="\(SiteURL.confirmerCourriel(jeton: jeton).path)">
                <input type="hidden" name="jeton" value="\(context.csrf)">
                <button class="fr-btn fr-btn--lg" type="submit">Confirmer mon adresse</button></form>
                """)
    }

    static func confirmee(_ courriel: String) -> Page {
        Page(
            titre: "Votre adresse est confirmée",
            contenu: """
                <h1>Votre adresse est confirmée</h1>
                <p class="fr-text--lead">Vos messages arriveront à <strong>\(courriel)</strong>.</p>
                <p>Pour vous connecter aussi sans carte, demandez un lien avec «\u{A0}Mot de passe oublié\u{A0}?\u{A0}» et choisissez un
                mot de passe.</p>
                <ul class="fr-btns-group fr-btns-group--inline">
                <li><a class="fr-btn" href="\(SiteURL.accueil.path)">Continuer</a></li>
                <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.motDePasseOublie.path)">Choisir un mot de passe</a></li>
                </ul>
                """)
    }

    static let perimee = Page(
        titre: "Ce lien n’est plus valable",
        contenu: """
            <h1>Ce lien n’est plus valable</h1>
            <p class="fr-text--lead">Il a déjà servi, il a plus d’une heure, ou un lien plus récent l’a remplacé.</p>
            <p>Connectez-vous\u{A0}: si votre adresse reste à confirmer, vous pourrez demander un autre message.</p>
            <p><a class="fr-btn" href="\(SiteURL.verifierCourriel.path)">Demander un autre message</a></p>
            """,
        status: 410)

    static let prise = Page(
        titre: "Cette adresse sert à un autre compte",
        contenu: """
            <h1>Cette adresse sert déjà à un autre compte</h1>
            <p class="fr-text--lead">Une adresse ne peut ouvrir qu’un seul compte.</p>
            <p>Donnez une autre adresse, ou contactez le support si les deux comptes sont les vôtres.</p>
            <ul class="fr-btns-group fr-btns-group--inline">
            <li><a class="fr-btn" href="\(SiteURL.courriel.path)">Donner une autre adresse</a></li>
            <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.aide.path)">Demander de l’aide</a></li>
            </ul>
            """,
        status: 409)

    /// The reminder on top of the home page while an e-mail is not confirmed.
    static func rappel(_ compte: Compte?) -> HTML? {
        guard let compte, let courriel = compte.courriel, compte.courrielConfirme == nil else { return nil }
        return """
            <div class="fr-alert fr-alert--info fr-alert--sm fr-mb-2w"><p>Votre adresse \(courriel) reste à confirmer\u{A0}: ouvrez le
            lien du message que nous y avons envoyé. <a href="\(SiteURL.verifierCourriel.path)">Je n’ai rien reçu</a></p></div>
            """
    }
}
