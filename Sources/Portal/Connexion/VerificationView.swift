import Domain
import HTML
import UseCases

/// The page where a person who is signed in proves again who they are.
enum VerificationView {
    static func page(_ context: PortalContext, retour: String?, erreur: String? = nil) -> Page {
        Page(
            titre: "Confirmer votre identité",
            contenu: """
                \(erreur.map { ErrorSummary.html([(champ: ChampMotDePasse.id, message: $0)]) })
                <h1>Confirmez que c’est bien vous</h1>
                <p class="fr-text--lead">Ce que vous allez faire touche à la sécurité de votre compte. Identifiez-vous de nouveau
                pour continuer\u{A0}: vous reviendrez ensuite à la même page.</p>
                \(means(context, retour, erreur))
                <p><a class="fr-link" href="\(SiteURL.mesOffres.path)">Renoncer et revenir à mes offres</a></p>
                """,
            enErreur: erreur != nil, scripts: ["mot-de-passe.js"])
    }

    private static func means(_ context: PortalContext, _ retour: String?, _ erreur: String?) -> HTML {
        switch context.session?.moyen {
        case .proSanteConnect, nil:
            """
            <p><a class="fr-btn fr-btn--lg ror-psc" href="\(SiteURL.verificationProSanteConnect(retour: retour).path)">\
            S’identifier de nouveau avec Pro Santé Connect</a></p>
            """
        case .motDePasse:
            """
            <form method="post" action="\(SiteURL.verificationMotDePasse.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(retour.map { "<input type=\"hidden\" name=\"retour\" value=\"\($0)\">" as HTML })
            \(ChampMotDePasse(libelle: "Mot de passe", usage: .actuel, erreur: erreur).html)
            <button class="fr-btn fr-btn--lg" type="submit">Confirmer</button></form>
            """
        }
    }
}
