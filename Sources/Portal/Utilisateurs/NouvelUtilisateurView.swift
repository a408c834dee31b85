import Domain
import HTML

/// The form that opens an account.
enum NouvelUtilisateurView {
    static func page(_ form: FormulaireUtilisateur, _ context: PortalContext) -> Page {
        let message = { UtilisateursTexts.message($0, form.erreurs) }
        let errors = ["prenom", "nom", "courriel", "region"].compactMap { name in message(name).map { (name, $0) } }
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(ErrorSummary.html(errors.map { (champ: $0.0, message: $0.1) }))
            <h1>Ouvrir un compte</h1>
            <p>La personne reçoit un courriel et choisit son mot de passe. Vous lui donnez ses habilitations à l’écran suivant.</p>
            <form method="post" action="\(SiteURL.nouvelUtilisateur.path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(Champ(id: "prenom", libelle: "Prénom", valeur: form.prenom, erreur: message("prenom"), obligatoire: true).html)
            \(Champ(id: "nom", libelle: "Nom", valeur: form.nom, erreur: message("nom"), obligatoire: true).html)
            \(Champ(
                id: "courriel", libelle: "Adresse électronique professionnelle",
                aide: "Une adresse autre que MSSanté. Exemple\u{A0}: prenom.nom@exemple.fr", valeur: form.courriel,
                erreur: message("courriel"), clavier: "email", obligatoire: true).html)
            \(demandeRegion(context) ? Liste(
                id: "region", libelle: "Région (facultatif)", aide: "Le guichet de cette région gérera aussi le compte.",
                choix: Nomenclature.regions.map { ($0.code, $0.nom) }, valeur: form.region, erreur: message("region")
            ).html : nil)
            <button class="fr-btn fr-btn--lg" type="submit">Ouvrir le compte</button>
            </form></div></div>
            """
        return Page(titre: "Ouvrir un compte", contenu: content, enErreur: !form.erreurs.isEmpty)
    }

    /// A desk of one region opens accounts there.
    private static func demandeRegion(_ context: PortalContext) -> Bool {
        context.compte?.habilitations.contains { $0.perimetre == .national } == true
    }
}
