import Domain
import HTML
import UseCases

/// The choice of a space, and the home pages of those that have no other page yet.
enum EspacesView {
    static func choix(retour: String?, isMissing: Bool, _ context: PortalContext) -> Page {
        let message = "Choisissez un espace, par exemple «\u{A0}\(context.espaces.first?.libelle ?? "")\u{A0}»"
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(ErrorSummary.html(isMissing ? [(champ: "espace", message: message)] : []))
            <h1>Choisir votre espace</h1>
            <p>Votre compte ouvre plusieurs espaces. Vos droits sont ceux de l’espace choisi\u{A0}; vous pourrez en changer à tout moment,
            en haut de la page, sans vous reconnecter.</p>
            <form method="post" action="\(SiteURL.espace(retour: nil).path)" novalidate>
            <input type="hidden" name="jeton" value="\(context.csrf)">
            \(retour.map { "<input type=\"hidden\" name=\"retour\" value=\"\($0)\">" as HTML })
            \(Choix.groupe(
                "espace", "Espace", erreur: isMissing ? message : nil,
                context.espaces.html { espace in
                    Choix.radio(
                        "espace", espace.rawValue, "\(espace.libelle)\u{A0}– \(espace.description)",
                        choisi: espace == context.espace)
                }))
            <button class="fr-btn fr-btn--lg" type="submit">Continuer</button>
            </form></div></div>
            """
        return Page(titre: "Choisir votre espace", contenu: content, enErreur: isMissing)
    }

    static func etablissement(_ rights: [DroitAffiche]) -> Page {
        Page(
            titre: "Mes structures",
            contenu: """
                <h1>Mes structures</h1>
                <p class="fr-text--lead">Voici les structures sur lesquelles vous avez des droits.</p>
                \(table(rights))
                <div class="fr-callout"><h2 class="fr-callout__title">La saisie des établissements arrive</h2>
                <p class="fr-callout__text">La description des offres et la disponibilité des lits et places ne se saisissent pas encore
                ici. Vos droits sont déjà en place\u{A0}: vous n’aurez rien à demander.</p></div>
                """)
    }

    static func administration(_ rights: [DroitAffiche]) -> Page {
        Page(
            titre: "Administration",
            contenu: """
                <h1>Administration</h1>
                \(liens(rights))
                <h2>Vos droits</h2>
                \(table(rights))
                """)
    }

    /// What the rights open, nothing for those that open no page yet.
    private static func liens(_ rights: [DroitAffiche]) -> HTML? {
        let held = rights.map(\.habilitation.profil)
        var links: [(SiteURL, String)] = []
        if held.contains(where: Droits.profils(.gererHabilitations).contains) {
            links += [(.utilisateurs, "Utilisateurs et profils"), (.demandes, "Demandes de compte")]
        }
        if held.contains(where: Droits.profils(.consulterAudit).contains) {
            links.append((.audit(""), "Journal d’audit"))
        }
        guard !links.isEmpty else { return nil }
        return "<ul>\(links.html { "<li><a class=\"fr-link\" href=\"\($0.0.path)\">\($0.1)</a></li>" })</ul>"
    }

    private static func table(_ rights: [DroitAffiche]) -> HTML {
        """
        <div class="fr-table"><table><caption>Vos droits</caption>
        <thead><tr><th scope="col">Profil</th><th scope="col">Sur</th><th scope="col">Jusqu’au</th></tr></thead>
        <tbody>\(rights.html { right in """
            <tr><td>\(right.habilitation.profil.libelle)</td><td>\(right.noms.html { "\($0)<br>" })</td>
            <td>\(right.habilitation.fin.map(\.enFrancais) ?? "Sans fin prévue")</td></tr>
            """ })</tbody></table></div>
        """
    }
}
