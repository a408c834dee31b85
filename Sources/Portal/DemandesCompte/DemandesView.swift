import Domain
import HTML
import UseCases

/// The queue of the desk, and one request.
enum DemandesView {
    static func page(_ demandes: [DemandeCompte]) -> Page {
        let next = demandes.count == TraiterDemandesCompte.parPage ? demandes.last?.id : nil
        let content: HTML = """
            <nav aria-label="Fil d’Ariane"><a class="fr-link" href="\(SiteURL.utilisateurs.path)">Utilisateurs et profils</a></nav>
            <h1>Demandes de compte</h1>
            \(demandes.isEmpty ? "<p role=\"status\">Aucune demande n’attend de réponse.</p>" as HTML : """
                <div class="fr-table" tabindex="0" role="region" aria-labelledby="demandes"><table>
                <caption id="demandes">Demandes en attente, les plus anciennes d’abord</caption>
                <thead><tr><th scope="col">Demande</th><th scope="col">Personne</th><th scope="col">Profil souhaité</th>
                <th scope="col">Reçue le</th></tr></thead><tbody>
                \(demandes.html { demande in """
                    <tr><th scope="row"><a class="fr-link" href="\(SiteURL.demande(demande.id).path)">\(demande.reference)</a></th>
                    <td>\(demande.contenu.prenom) \(demande.contenu.nom)</td><td>\(demande.contenu.profil.libelle)</td>
                    <td>\(demande.date.heureDeParis.jour.enFrancais)</td></tr>
                    """ })
                </tbody></table></div>
                """)
            \(next.map { "<p><a class=\"fr-link\" href=\"\(SiteURL.demandes.path)?apres=\($0.description)\">Demandes suivantes</a></p>" as HTML })
            """
        return Page(titre: "Demandes de compte", contenu: content)
    }

    static func demande(
        _ found: Versioned<DemandeCompte>, _ structure: String, _ issues: [ValidationIssue], motif: String,
        _ context: PortalContext
    ) -> Page {
        let demande = found.value
        let message = { UtilisateursTexts.message($0, issues) }
        let errors = ["profil", "motif", "courriel"].compactMap { name in
            message(name).map { (champ: name, message: $0) }
        }
        let contenu = demande.contenu
        let content: HTML = """
            <nav aria-label="Fil d’Ariane"><a class="fr-link" href="\(SiteURL.demandes.path)">Demandes de compte</a></nav>
            \(ErrorSummary.html(errors))
            <h1>Demande \(demande.reference)</h1>
            \(DefinitionList.html([
                ("Personne", "\(contenu.prenom) \(contenu.nom)"), ("Adresse électronique", contenu.courriel),
                ("Établissement", structure), ("Fonction", contenu.fonction),
                ("Profil souhaité", contenu.profil.libelle), ("Reçue le", demande.date.heureDeParis.jour.enFrancais),
                ("Précisions", contenu.message.isEmpty ? "Aucune" : contenu.message),
            ]))
            \(demande.suite == .enAttente ? reponse(found, message, motif: motif, context) : suite(demande))
            """
        return Page(titre: "Demande \(demande.reference)", contenu: content, enErreur: !errors.isEmpty)
    }

    private static func suite(_ demande: DemandeCompte) -> HTML {
        switch demande.suite {
        case .enAttente: HTML()
        case .acceptee(let compte, let date):
            """
            <div class="fr-alert fr-alert--info" role="status"><p>Cette demande a été acceptée le \(date.heureDeParis.jour.enFrancais).
            <a href="\(SiteURL.utilisateur(compte).path)">Voir le compte</a></p></div>
            """
        case .refusee(let motif, let date):
            """
            <div class="fr-alert fr-alert--info" role="status"><p>Cette demande a été refusée le \(date.heureDeParis.jour.enFrancais),
            pour ce motif\u{A0}: \(motif)</p></div>
            """
        }
    }

    private static func reponse(
        _ found: Versioned<DemandeCompte>, _ message: (String) -> String?, motif: String, _ context: PortalContext
    ) -> HTML {
        let id = found.value.id
        let hidden: HTML = """
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <input type="hidden" name="version" value="\(String(found.version))">
            """
        return """
            <section class="fr-mt-4w" aria-labelledby="accepter"><h2 id="accepter">Accepter</h2>
            <form method="post" action="\(SiteURL.accepterDemande(id).path)">\(hidden)
            \(Liste(
                id: "profil", libelle: "Profil donné sur cet établissement",
                choix: Delegation.etablissement.map { ($0.rawValue, $0.libelle) },
                valeur: found.value.contenu.profil.rawValue, erreur: message("profil")).html)
            <button class="fr-btn" type="submit">Accepter et ouvrir le compte</button></form></section>
            <section class="fr-mt-4w" aria-labelledby="refuser"><h2 id="refuser">Refuser</h2>
            <form method="post" action="\(SiteURL.refuserDemande(id).path)" novalidate>\(hidden)
            <div class="fr-input-group\(" fr-input-group--error", when: message("motif") != nil)">
            <label class="fr-label" for="motif">Motif *<span class="fr-hint-text">La personne le recevra par courriel.</span></label>
            <textarea class="fr-input" id="motif" name="motif" rows="3" maxlength="500" aria-required="true">\(motif)</textarea>\
            \(Champ.erreur(message("motif"), id: "motif"))</div>
            <button class="fr-btn fr-btn--secondary" type="submit">Refuser la demande</button></form></section>
            """
    }
}
