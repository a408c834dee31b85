import Domain
import HTML
import UseCases

/// The request for an account.
enum DemandeCompteView {
    private static let champs = ["prenom", "nom", "courriel", "finess", "fonction", "profil", "message", "accord"]

    static func formulaire(
        _ typed: DemanderCompte.Saisie, _ issues: [ValidationIssue], _ context: PortalContext
    ) -> Page {
        let message = { UtilisateursTexts.message($0, issues) }
        let errors = champs.compactMap { name in message(name).map { (champ: name, message: $0) } }
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(ErrorSummary.html(errors))
            <h1>Demander un compte</h1>
            <p>Pour les personnes qui travaillent dans un établissement. Si vous exercez en libéral, <a href="\
            \(SiteURL.connexion.path)">connectez-vous avec Pro Santé Connect</a>\u{A0}: votre compte s’ouvre tout seul.</p>
            <form method="post" action="\(SiteURL.demandeCompte.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <p class="fr-hint-text">Les champs marqués d’un astérisque (*) sont obligatoires.</p>
            \(Champ(id: "prenom", libelle: "Prénom", valeur: typed.prenom, erreur: message("prenom"), obligatoire: true).html)
            \(Champ(id: "nom", libelle: "Nom", valeur: typed.nom, erreur: message("nom"), obligatoire: true).html)
            \(Champ(
                id: "courriel", libelle: "Adresse électronique professionnelle",
                aide: "Une adresse autre que MSSanté. Exemple\u{A0}: prenom.nom@exemple.fr", valeur: typed.courriel,
                erreur: message("courriel"), clavier: "email", obligatoire: true).html)
            \(Champ(
                id: "finess", libelle: "Numéro FINESS de votre établissement",
                aide: "9 caractères. Exemple\u{A0}: 310000096", valeur: typed.finess, erreur: message("finess"), taille: 12,
                obligatoire: true).html)
            \(Champ(
                id: "fonction", libelle: "Votre fonction", aide: "Exemple\u{A0}: cadre de santé", valeur: typed.fonction,
                erreur: message("fonction"), obligatoire: true).html)
            \(Choix.groupe("profil", "Profil souhaité *", erreur: message("profil"), Delegation.etablissement.html {
                Choix.radio(
                    "profil", $0.rawValue, $0.libelle + " – " + UtilisateursTexts.role($0), choisi: $0 == typed.profil)
            }))
            <div class="fr-input-group"><label class="fr-label" for="message">Précisions
            <span class="fr-hint-text">Facultatif. N’indiquez aucune donnée de patient.</span></label>
            <textarea class="fr-input" id="message" name="message" rows="3" maxlength="1000">\(typed.message)</textarea>\
            \(Champ.erreur(message("message"), id: "message"))</div>
            \(Choix.groupe("accord", "Vos données", erreur: message("accord"), Choix.caseACocher(
                "accord", "oui",
                "J’accepte que le guichet de ma région lise cette demande. Elle est supprimée au bout d’un an.",
                cochee: typed.accord)))
            <button class="fr-btn fr-btn--lg" type="submit">Envoyer ma demande</button>
            </form></div></div>
            """
        return Page(titre: "Demander un compte", contenu: content, enErreur: !errors.isEmpty)
    }

    static func recue(_ reference: String) -> Page {
        Page(
            titre: "Demande envoyée",
            contenu: """
                <h1>Votre demande est envoyée</h1>
                <p class="fr-text--lead">Référence\u{A0}: \(reference)</p>
                <p>Vous recevrez un courriel, puis la réponse du guichet de votre région. Si rien ne vous parvient, vérifiez l’adresse
                que vous avez donnée et vos courriers indésirables.</p>
                <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.connexion.path)">Revenir à la connexion</a></p>
                """)
    }
}
