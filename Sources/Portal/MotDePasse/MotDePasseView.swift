import Domain
import HTML
import UseCases

/// The pages of a forgotten password and of a new one.
enum MotDePasseView {
    private static let script = "mot-de-passe.js"

    /// « Mot de passe oublié »: which e-mail to write to.
    static func oublie(typed: String, erreur: String?, _ context: PortalContext, status: Int = 200) -> Page {
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(erreur.map { ErrorSummary.html([(champ: "courriel", message: $0)]) })
            <h1>Mot de passe oublié</h1>
            <p>Nous envoyons un lien pour choisir un mot de passe. Il sert une seule fois, pendant une heure.</p>
            <p>C’est aussi le chemin d’une première connexion par mot de passe, avec une adresse que vous avez confirmée ou que
            votre GRADeS a enregistrée.</p>
            <form method="post" action="\(SiteURL.motDePasseOublie.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(courriel(typed, erreur: erreur, aide: "Celle de votre compte. Exemple\u{A0}: prenom.nom@exemple.fr"))
            <button class="fr-btn fr-btn--lg" type="submit">Recevoir un lien</button>
            </form>
            <p class="fr-mt-4w"><a class="fr-link" href="\(SiteURL.connexion.path)">Revenir à la connexion</a></p>
            </div></div>
            """
        return Page(titre: "Mot de passe oublié", contenu: content, enErreur: erreur != nil, status: status)
    }

    /// What is told once a link was asked for: the same, whether an account exists or not.
    static let demande = Page(
        titre: "Vérifiez votre boîte",
        contenu: """
            <h1>Vérifiez votre boîte</h1>
            <p class="fr-text--lead">Si un compte se connecte avec cette adresse, un message vient d’y être envoyé.</p>
            <p>Il contient un lien pour choisir un mot de passe, qui sert une seule fois, pendant une heure.</p>
            <h2>Vous n’avez rien reçu\u{A0}?</h2>
            <ul>
            <li>Attendez quelques minutes, et regardez parmi les messages indésirables.</li>
            <li>Vérifiez l’adresse\u{A0}: ce doit être celle de votre compte, que vous avez confirmée.</li>
            <li>Une même adresse reçoit peu de messages en une heure\u{A0}: seul le dernier lien sert.</li>
            <li>Si vous exercez en libéral, identifiez-vous avec Pro Santé Connect, puis confirmez votre adresse.</li>
            </ul>
            <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.motDePasseOublie.path)">Demander un autre lien</a></p>
            <p><a class="fr-link" href="\(SiteURL.connexion.path)">Revenir à la connexion</a></p>
            """)

    /// The page of a link: the new password. `courriel` is where the link was sent.
    static func parLien(_ courriel: String, jeton: String, erreur: String?, _ context: PortalContext) -> Page {
        nouveau(
            "Choisir un mot de passe", action: .nouveauMotDePasse(jeton: jeton), courriel, erreur: erreur,
            suite:
                "Toutes vos sessions ouvertes seront fermées\u{A0}: vous vous connecterez ensuite avec ce mot de passe.",
            context)
    }

    /// The page of somebody who is signed in.
    static func changement(_ courriel: String, erreur: String?, _ context: PortalContext) -> Page {
        nouveau(
            "Choisir un nouveau mot de passe", action: .motDePasse, courriel, erreur: erreur,
            suite: "Vos autres sessions ouvertes seront fermées.", context)
    }

    private static func nouveau(
        _ titre: String, action: SiteURL, _ courriel: String, erreur: String?, suite: String, _ context: PortalContext
    ) -> Page {
        let champ = ChampMotDePasse(
            libelle: "Nouveau mot de passe", usage: .nouveau, erreur: erreur, decrit: "regles etat-longueur")
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(erreur.map { ErrorSummary.html([(champ: ChampMotDePasse.id, message: $0)]) })
            <h1>\(titre)</h1>
            <p>Pour vous connecter avec l’adresse <strong>\(courriel)</strong>.</p>
            <div id="regles"><p>Votre mot de passe\u{A0}:</p>
            <ul>\(MotDePasseTexts.regles.html { "<li>\($0)</li>" })</ul></div>
            <form method="post" action="\(action.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <input type="text" name="courriel" value="\(courriel)" autocomplete="username"
            aria-label="Adresse électronique" hidden>
            \(champ.html)
            <p class="fr-text--sm" role="status" id="etat-longueur" data-longueur="\(MotDePasse.auMoins)"></p>
            <p>\(suite)</p>
            <button class="fr-btn fr-btn--lg" type="submit">Enregistrer ce mot de passe</button>
            </form></div></div>
            """
        return Page(titre: titre, contenu: content, enErreur: erreur != nil, scripts: [script])
    }

    /// For a link that served, is too old, was replaced, or never was.
    static let lienPerime = Page(
        titre: "Ce lien n’est plus valable",
        contenu: """
            <h1>Ce lien n’est plus valable</h1>
            <p class="fr-text--lead">Il a déjà servi, il a plus d’une heure, ou un lien plus récent l’a remplacé.</p>
            <p><a class="fr-btn" href="\(SiteURL.motDePasseOublie.path)">Demander un autre lien</a></p>
            <p><a class="fr-link" href="\(SiteURL.connexion.path)">Revenir à la connexion</a></p>
            """,
        status: 410)

    static let choisi = Page(
        titre: "Votre mot de passe est enregistré",
        contenu: """
            <h1>Votre mot de passe est enregistré</h1>
            <p class="fr-text--lead">Un message vous le confirme. Vos sessions ouvertes ont été fermées.</p>
            <p><a class="fr-btn" href="\(SiteURL.connexion.path)">Se connecter</a></p>
            """)

    static let modifie = Page(
        titre: "Votre mot de passe est modifié",
        contenu: """
            <h1>Votre mot de passe est modifié</h1>
            <p class="fr-text--lead">Un message vous le confirme. Vos autres sessions ont été fermées.</p>
            <p><a class="fr-btn" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></p>
            """)

    /// For somebody whose e-mail is not confirmed: no password may open the account yet.
    static let aConfirmer = Page(
        titre: "Confirmez d’abord votre adresse",
        contenu: """
            <h1>Confirmez d’abord votre adresse électronique</h1>
            <p class="fr-text--lead">Un mot de passe s’utilise avec une adresse confirmée.</p>
            <p><a class="fr-btn" href="\(SiteURL.verifierCourriel.path)">Confirmer mon adresse</a></p>
            """,
        status: 403)

    /// The field of an e-mail that signs in.
    static func courriel(_ typed: String, erreur: String?, aide: String, autocomplete: String = "username") -> HTML {
        let described = erreur == nil ? "courriel-aide" : "courriel-aide courriel-erreur"
        return """
            <div class="fr-input-group\(" fr-input-group--error", when: erreur != nil)">
            <label class="fr-label" for="courriel">Adresse électronique
            <span class="fr-hint-text" id="courriel-aide">\(aide)</span></label>
            <input class="fr-input" id="courriel" name="courriel" type="email" autocomplete="\(autocomplete)" value="\(typed)"
            aria-describedby="\(described)"\(" aria-invalid=\"true\"", when: erreur != nil)>
            \(Champ.erreur(erreur, id: "courriel"))
            </div>
            """
    }
}
