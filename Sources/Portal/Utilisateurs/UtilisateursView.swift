import Domain
import HTML
import UseCases

/// The list of the accounts that someone manages.
enum UtilisateursView {
    static func page(_ accounts: [Compte], recherche: String, _ context: PortalContext) -> Page {
        let content: HTML = """
            <h1>Utilisateurs et profils</h1>
            <p class="fr-text--lead">Les comptes que vos habilitations vous permettent de gérer.</p>
            <form method="get" action="\(SiteURL.utilisateurs.path)" role="search" class="ror-recherche">
            \(Champ(
                id: "recherche", libelle: "Rechercher une personne",
                aide: "Le début du nom, de l’adresse électronique ou le numéro RPPS.", valeur: recherche).html)
            <button class="fr-btn" type="submit">Rechercher</button></form>
            <ul class="fr-btns-group fr-btns-group--inline fr-mt-3w">
            \(peutOuvrir(context) ? """
                <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.nouvelUtilisateur.path)">Ouvrir un compte</a></li>
                <li><a class="fr-btn fr-btn--tertiary" href="\(SiteURL.demandes.path)">Demandes de compte</a></li>
                """ as HTML : nil)</ul>
            \(accounts.isEmpty ? vide(recherche) : liste(accounts, recherche, context))
            \(profils)
            """
        return Page(titre: "Utilisateurs et profils", contenu: content)
    }

    /// The entries of the header of someone who manages accounts, or who may be replaced.
    static func entrees(_ context: PortalContext) -> HTML {
        let rights = context.compte?.habilitations ?? []
        let manages = rights.contains { Droits.profils(.gererHabilitations).contains($0.profil) }
        let isReplaceable = rights.contains { $0.espace == .etablissement }
        let links: [(SiteURL, String)] =
            (manages ? [(.utilisateurs, "Utilisateurs")] : [])
            + (isReplaceable ? [(.remplacement, "Remplacement")] : [])
        return links.html { "<li><a class=\"fr-link\" href=\"\($0.0.path)\">\($0.1)</a></li>\n" }
    }

    /// Whether someone opens accounts: a desk or an administrator.
    static func peutOuvrir(_ context: PortalContext) -> Bool {
        context.compte?.habilitations.contains { [.support, .administrateurNational].contains($0.profil) } == true
    }

    private static func vide(_ recherche: String) -> HTML {
        recherche.isEmpty
            ? "<p role=\"status\">Aucun compte pour l’instant.</p>"
            : """
            <p role="status">Aucun compte ne commence par «\u{A0}\(recherche)\u{A0}».
            <a class="fr-link" href="\(SiteURL.utilisateurs.path)">Voir tous les comptes</a></p>
            """
    }

    private static func liste(_ accounts: [Compte], _ recherche: String, _ context: PortalContext) -> HTML {
        let next = accounts.count == GererComptes.parPage ? accounts.last?.id : nil
        return """
            <div class="fr-table" tabindex="0" role="region" aria-labelledby="comptes"><table>
            <caption id="comptes">Comptes, les derniers ouverts d’abord</caption>
            <thead><tr><th scope="col">Personne</th><th scope="col">Habilitations</th><th scope="col">État</th></tr></thead>
            <tbody>
            \(accounts.html { compte in """
                <tr><th scope="row"><a class="fr-link" href="\(SiteURL.utilisateur(compte.id).path)">\(nom(compte))</a></th>
                <td>\(habilitations(compte, context))</td><td>\(etat(compte))</td></tr>
                """ })
            </tbody></table></div>
            \(next.map { """
                <p><a class="fr-link" href="\(SiteURL.utilisateurs.path)?avant=\($0.description)&recherche=\(recherche)">Comptes plus
                anciens</a></p>
                """ as HTML })
            """
    }

    /// The name of the person, else the e-mail, else the number of the account.
    static func nom(_ compte: Compte) -> String {
        let name = [compte.prenom, compte.nom].compactMap(\.self).joined(separator: " ")
        return name.isEmpty ? compte.courriel ?? "Compte \(compte.id)" : name
    }

    private static func habilitations(_ compte: Compte, _ context: PortalContext) -> String {
        let names = compte.habilitations.filter { !$0.isOver(le: context.now.heureDeParis.jour) }.map(\.fonction)
        var seen: Set<String> = []
        let once = names.filter { seen.insert($0).inserted }
        return once.isEmpty ? "Aucune" : once.joined(separator: ", ")
    }

    static func etat(_ compte: Compte) -> String { compte.fermeture == nil ? "Ouvert" : "Fermé" }

    /// The four profiles of establishments, with what each may do.
    static var profils: HTML {
        """
        <section class="fr-mt-6w" aria-labelledby="profils"><h2 id="profils">Ce que permet chaque profil</h2>
        \(Delegation.etablissement.html { profil in """
            <details class="ror-details"><summary>\(profil.libelle)</summary>
            <p>\(UtilisateursTexts.role(profil))</p>
            <ul>\(UtilisateursTexts.actions(profil).html { "<li>\($0)</li>" })</ul></details>
            """ })</section>
        """
    }
}
