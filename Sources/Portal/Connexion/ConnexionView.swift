import Domain
import HTML
import UseCases

/// The pages around signing in.
enum ConnexionView {
    /// Both ways in. `typed` is the e-mail of a refused form, `erreur` why it was.
    static func connexion(
        retour: String?, typed: String = "", erreur: String? = nil, status: Int = 200, _ context: PortalContext
    ) -> Page {
        let content: HTML = """
            <div class="fr-grid-row fr-grid-row--center"><div class="fr-col-12 fr-col-md-8 fr-col-lg-7">
            \(erreur.map { ErrorSummary.html([(champ: "courriel", message: $0)]) })
            <h1>Connexion à votre espace</h1>
            <p class="fr-text--lead">Décrivez une seule fois votre offre de soins\u{A0}: les services numériques de santé
            l’utilisent ensuite.</p>
            \(proSanteConnect(retour))
            <p class="fr-hr-or">ou</p>
            \(motDePasse(retour, typed, erreur, context))
            <details class="ror-details fr-mt-4w"><summary>Je ne dispose pas d’un compte</summary>
            <p>Si vous exercez en libéral, votre compte s’ouvre à votre première connexion avec Pro Santé Connect.</p>
            <p>Si vous travaillez dans un établissement ou un service, le GRADeS de votre région ouvre votre compte.
            <a href="\(SiteURL.demandeCompte.path)">Demander un compte</a></p></details>
            </div></div>
            """
        return Page(
            titre: "Connexion", contenu: content, enErreur: erreur != nil, status: status, scripts: ["mot-de-passe.js"])
    }

    private static func proSanteConnect(_ retour: String?) -> HTML {
        let professions = ProfessionLiberale.allCases.map { $0.libelle.lowercased() }.joined(separator: ", ")
        return """
            <section aria-labelledby="psc"><h2 id="psc">Avec Pro Santé Connect</h2>
            <p>Avec votre carte CPS ou l’application e-CPS. Si vous exercez en libéral, votre première connexion se fait ainsi.</p>
            <p><a class="fr-btn fr-btn--lg ror-psc" href="\(SiteURL.proSanteConnect(retour: retour).path)">\
            S’identifier avec Pro Santé Connect</a></p>
            <details class="ror-details"><summary>Qu’est-ce que Pro Santé Connect\u{A0}?</summary>
            <p>Le service d’identification de l’État pour les professionnels et professionnelles de santé. Il nous transmet votre
            identité professionnelle, sans mot de passe à retenir.</p></details>
            <details class="ror-details"><summary>Qui peut se connecter\u{A0}?</summary>
            <p>Les personnes qui exercent en libéral l’une de ces professions\u{A0}: \(professions).</p></details></section>
            """
    }

    private static func motDePasse(
        _ retour: String?, _ typed: String, _ erreur: String?, _ context: PortalContext
    ) -> HTML {
        """
        <section aria-labelledby="par-mot-de-passe"><h2 id="par-mot-de-passe">Avec votre adresse électronique</h2>
        <form method="post" action="\(SiteURL.connexionMotDePasse.path)" novalidate>
        <input type="hidden" name="jeton" value="\(context.csrf)">
        \(retour.map { "<input type=\"hidden\" name=\"retour\" value=\"\($0)\">" as HTML })
        \(MotDePasseView.courriel(typed, erreur: erreur, aide: "Exemple\u{A0}: prenom.nom@exemple.fr"))
        \(ChampMotDePasse(libelle: "Mot de passe", usage: .actuel).html)
        <p><a class="fr-link" href="\(SiteURL.motDePasseOublie.path)">Mot de passe oublié\u{A0}?</a></p>
        <button class="fr-btn fr-btn--secondary fr-btn--lg" type="submit">Se connecter</button>
        </form></section>
        """
    }

    static func deconnecte(isOfProvider: Bool) -> Page {
        let provider: HTML =
            isOfProvider ? "<p>Votre session Pro Santé Connect est terminée elle aussi.</p>\n" : ""
        return Page(
            titre: "Vous êtes déconnecté",
            contenu: """
                <h1>Vous êtes déconnecté</h1>
                \(provider)<p>Vos brouillons et vos offres sont conservés.</p>
                <p><a class="fr-btn" href="\(SiteURL.connexion.path)">Se connecter de nouveau</a></p>
                """)
    }

    static func refusal(_ texts: EchecTexts) -> Page {
        Page(
            titre: "Connexion interrompue",
            contenu: """
                <h1>Connexion interrompue</h1>
                <div class="fr-alert fr-alert--error" role="alert"><h2 class="fr-alert__title">Erreur\u{A0}: \(texts.quoi)</h2>
                <p>\(texts.queFaire)</p></div>
                <p class="fr-mt-4w"><a class="fr-btn" href="\(SiteURL.connexion.path)">Revenir à la connexion</a></p>
                """,
            status: texts.status)
    }

    /// For someone who signed in with a right that ended since.
    static let droitsPerdus = Page(
        titre: "Votre accès est terminé",
        contenu: """
            <h1>Votre accès à cet espace est terminé</h1>
            <p class="fr-text--lead">Depuis votre connexion, le RPPS a cessé de nous indiquer une activité libérale à votre nom
            pour l’une des onze professions concernées. Ce que vous envoyez n’est plus enregistré.</p>
            <p>Vos offres ne sont plus publiées. Ce que vous aviez saisi est conservé 60\u{A0}jours\u{A0}: si votre activité revient dans
            le répertoire d’ici là, vous le retrouverez.</p>
            <h2>Que faire\u{A0}?</h2>
            <ul>
            <li>Si vous avez changé de lieu ou de mode d’exercice, attendez la prochaine mise à jour du répertoire (chaque jour).</li>
            <li>Si c’est une erreur, signalez-la à votre ordre ou à votre ARS.</li>
            </ul>
            <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.aide.path)">Demander de l’aide</a></p>
            """,
        status: 403)

    static func sansDroit(_ name: String) -> Page {
        Page(
            titre: "Pas d’offre libérale connue",
            contenu: """
                <h1>Vous êtes bien identifié, mais aucune offre libérale n’est connue à votre nom</h1>
                <p class="fr-text--lead">\(name), Pro Santé Connect nous a transmis votre identité.
                Le RPPS ne nous indique pas d’activité libérale pour l’une des onze professions concernées.</p>
                <h2>Que faire\u{A0}?</h2>
                <ul>
                <li>Si vous venez de vous installer, attendez la prochaine mise à jour du répertoire (chaque jour).</li>
                <li>Si votre activité n’est pas enregistrée au RPPS, signalez-la à votre ordre ou à votre ARS.</li>
                <li>Si vous exercez dans un établissement, l’accès se demande auprès du GRADeS de votre région.</li>
                </ul>
                <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.aide.path)">Demander de l’aide</a></p>
                """,
            status: 403)
    }
}
