import Domain
import HTML
import UseCases

/// For someone whom Pro Santé Connect vouches for and whom no account is for: why, where to go, how to leave.
enum OrientationView {
    /// `deconnexion` is the address that signs out of the provider; `nil` when it has none.
    static func page(_ identite: IdentitePSC, _ orientation: Orientation, deconnexion: String?) -> Page {
        var seen: Set<String> = []
        let professions = identite.exercices.map(\.profession)
            .map { Nomenclature.professionSante.libelle($0) ?? "profession \($0)" }.filter { seen.insert($0).inserted }
        let texts = OrientationTexts.of(orientation, professions: Array(professions.prefix(4)))
        let name = identite.nomAffiche
        let titre = Accord.identifie(identite.civilite) + ", mais aucun espace n’est ouvert à votre nom"
        return Page(
            titre: "Aucun espace à votre nom",
            contenu: """
                <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
                <h1>\(titre)</h1>
                <p class="fr-text--lead">\(name.isEmpty ? "" : name + ", ")Pro Santé Connect nous a transmis votre identité.
                \(texts.pourquoi)</p>
                <h2>Que faire\u{A0}?</h2>
                <ul>\(texts.queFaire.html { "<li>\($0)</li>\n" })</ul>
                \(texts.demandeDeCompte ? demande : nil)
                <h2>Vous avez déjà un compte ROR\u{A0}?</h2>
                <p>Connectez-vous une fois avec l’adresse électronique et le mot de passe de ce compte dans les
                \(PreuvesRattachement.duree / 60)\u{A0}minutes\u{A0}: vous pourrez ensuite y rattacher votre carte, et l’utiliser à la place du mot de passe.</p>
                <p><a class="fr-btn" href="\(SiteURL.connexion.path)?retour=\(SiteURL.rattachement.path)">J’ai déjà un compte ROR</a></p>
                <h2>Ce n’est pas votre carte, ou vous avez terminé\u{A0}?</h2>
                <ul class="fr-btns-group fr-btns-group--inline">
                \(deconnexion.map { "<li><a class=\"fr-btn fr-btn--secondary\" href=\"\($0)\">Se déconnecter de Pro Santé Connect</a></li>" as HTML })
                <li><a class="fr-btn fr-btn--tertiary" href="\(SiteURL.aide.path)">Demander de l’aide</a></li>
                </ul></div></div>
                """,
            status: 403)
    }

    private static let demande: HTML = """
        <p><a class="fr-btn fr-btn--secondary" href="\(SiteURL.demandeCompte.path)">Demander un compte</a></p>
        """
}
