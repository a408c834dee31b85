import Domain
import HTML
import UseCases

/// The page where a person who is signed in proves again who they are.
enum VerificationView {
    static func page(_ session: SessionPortail?, retour: String?) -> Page {
        Page(
            titre: "Confirmer votre identité",
            contenu: """
                <h1>Confirmez que c’est bien vous</h1>
                <p class="fr-text--lead">Ce que vous allez faire touche à la sécurité de votre compte. Identifiez-vous de nouveau
                pour continuer\u{A0}: vous reviendrez ensuite à la même page.</p>
                \(means(session, retour))
                <p><a class="fr-link" href="\(SiteURL.mesOffres.path)">Renoncer et revenir à mes offres</a></p>
                """)
    }

    private static func means(_ session: SessionPortail?, _ retour: String?) -> HTML {
        switch session?.moyen {
        case .proSanteConnect, .motDePasse, nil:
            """
            <p><a class="fr-btn fr-btn--lg ror-psc" href="\(SiteURL.verificationProSanteConnect(retour: retour).path)">\
            S’identifier de nouveau avec Pro Santé Connect</a></p>
            """
        }
    }
}
