import HTML

/// The pages that ask the second factor at sign-in.
enum ConnexionSecondFacteurView {
    static func page(secours: Bool, erreur: String?, jeton: String) -> Page {
        let titre = secours ? "Votre code de secours" : "Votre code de connexion"
        let champ =
            secours
            ? Champ(
                id: "code", libelle: "Code de secours",
                aide: "Exemple\u{A0}: ABCD-EFGH-IJKL-MNOP. Chaque code sert une fois.",
                valeur: "", erreur: erreur, remplissage: "off", taille: 24)
            : Champ(
                id: "code", libelle: "Code à 6 chiffres",
                aide: "Celui que votre application d’authentification affiche maintenant. Exemple\u{A0}: 123\u{A0}456",
                valeur: "", erreur: erreur, clavier: "numeric", remplissage: "one-time-code", taille: 10)
        let url: SiteURL = secours ? .connexionCodeSecours : .connexionSecondFacteur
        let content: HTML = """
            <div class="fr-grid-row fr-grid-row--center"><div class="fr-col-12 fr-col-md-8 fr-col-lg-7">
            \(erreur.map { ErrorSummary.html([(champ: "code", message: $0)]) })
            <h1>\(titre)</h1>
            <p class="fr-text--lead">Votre mot de passe est juste. Il reste une étape.</p>
            <form method="post" action="\(url.path)" novalidate>
            <input type="hidden" name="jeton" value="\(jeton)">
            \(champ.html)
            <button class="fr-btn fr-btn--lg" type="submit">Se connecter</button></form>
            \(secours ? revenir : sansTelephone)
            <p><a class="fr-link" href="\(SiteURL.connexion.path)">Se connecter avec un autre compte</a></p>
            </div></div>
            """
        return Page(titre: titre, contenu: content, enErreur: erreur != nil)
    }

    /// For an account that gave too many wrong codes.
    static func freine(_ seconds: Int) -> Page {
        Page(
            titre: "Trop de codes refusés",
            contenu: """
                <h1>Trop de codes refusés</h1>
                <p class="fr-text--lead">Réessayez dans \(ErrorTexts.duree(seconds)), ou entrez avec un code de secours.</p>
                <p>Si ces essais ne sont pas les vôtres, quelqu’un connaît votre mot de passe\u{A0}: changez-le dès que vous êtes
                entré ou entrée.</p>
                <ul class="fr-btns-group fr-btns-group--inline">
                <li><a class="fr-btn" href="\(SiteURL.connexionCodeSecours.path)">Utiliser un code de secours</a></li>
                <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.aide.path)">Demander de l’aide</a></li>
                </ul>
                """,
            status: 429)
    }

    private static let sansTelephone: HTML = """
        <p class="fr-mt-3w"><a class="fr-link" href="\(SiteURL.connexionCodeSecours.path)">Je n’ai plus mon téléphone</a></p>
        """

    private static let revenir: HTML = """
        <p class="fr-mt-3w"><a class="fr-link" href="\(SiteURL.connexionSecondFacteur.path)">J’ai mon téléphone</a></p>
        <p>Si vous n’avez plus ni téléphone ni code, <a href="\(SiteURL.aide.path)">écrivez au support</a>\u{A0}: il vérifiera que
        la demande vient de vous.</p>
        """
}
