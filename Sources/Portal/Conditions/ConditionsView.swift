import Domain
import HTML

/// The pages of the conditions of use: to accept them, to read them without account, the former ones.
enum ConditionsView {
    static let titre = "Conditions générales d’utilisation"

    /// The page that asks to accept them, or tells when they were.
    static func acceptation(
        _ model: ConditionsModel, _ compte: Compte, _ reprise: Reprise?, _ context: PortalContext
    ) -> Page {
        let accepted = compte.acceptations.last { $0.version == model.version }
        let isNew = accepted == nil && !compte.acceptations.isEmpty
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
            <h1>\(titre)</h1>
            <p>Version \(model.version), \(model.vigueur).</p>
            \(isNew ? changements(model) : nil)
            \(accepted == nil && reprise?.gardeUneSaisie == true ? saisieGardee : nil)
            \(liens(model))
            \(model.texte)
            <p data-fin-conditions>Fin des conditions générales d’utilisation.</p>
            \(accepted.map(dejaAcceptees) ?? formulaire(model, reprise, context))
            </div></div>
            """
        return Page(titre: titre, contenu: content, scripts: ["cgu.js"])
    }

    /// A version, for anybody.
    static func lecture(_ model: ConditionsModel) -> Page {
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-9">
            <h1>\(titre)</h1>
            <p>Version \(model.version), \(model.vigueur).</p>
            \(changements(model))
            \(liens(model))
            \(model.texte)
            </div></div>
            """
        return Page(titre: "\(titre), version \(model.version)", contenu: content)
    }

    /// Every version.
    static func historique(_ versions: [VersionConditions], enVigueur: String, now: Instant) -> Page {
        let content: HTML = """
            <h1>Versions des conditions d’utilisation</h1>
            <ul>
            \(versions.html { version in """
                <li><a href="\(SiteURL.conditionsVersion(version.version).path)">Version \(version.version)</a>, \
                \(ConditionsModel.vigueur(version, le: now.jourCivil))\
                \(version.version == enVigueur ? " (version actuelle)" : "")\
                \u{A0}: <a href="\(SiteURL.conditionsPDF(version.version).path)">Télécharger la version \(version.version) (PDF)</a></li>

                """ })
            </ul>
            """
        return Page(titre: "Versions des conditions d’utilisation", contenu: content)
    }

    private static func changements(_ model: ConditionsModel) -> HTML? {
        model.changements.map { text in
            """
            <div class="fr-alert fr-alert--info fr-mb-4w"><h2 class="fr-alert__title">Ce qui change</h2>
            \(text)</div>
            """
        }
    }

    private static let saisieGardee: HTML = """
        <div class="fr-alert fr-alert--warning fr-mb-4w"><h2 class="fr-alert__title">Votre saisie n’est pas perdue</h2>
        <p>De nouvelles conditions sont entrées en vigueur pendant que vous remplissiez un formulaire. Dès que vous les aurez
        acceptées, il sera envoyé tel que vous l’aviez rempli.</p></div>
        """

    private static func liens(_ model: ConditionsModel) -> HTML {
        """
        <ul class="ror-liens">
        <li><a href="\(SiteURL.conditionsPDF(model.version).path)">Télécharger la version \(model.version) (PDF)</a></li>
        <li><a href="\(SiteURL.conditionsHistorique.path)">Lire les autres versions</a></li>
        </ul>
        """
    }

    private static func dejaAcceptees(_ accepted: Compte.Acceptation) -> HTML {
        """
        <p>Vous avez accepté cette version le \(accepted.date.heureDeParis.jour.enFrancais).</p>
        <p><a class="fr-btn" href="\(SiteURL.mesOffres.path)">Revenir à mes offres</a></p>
        """
    }

    private static func formulaire(_ model: ConditionsModel, _ reprise: Reprise?, _ context: PortalContext) -> HTML {
        """
        <form method="post" action="\(SiteURL.conditions.path)" class="ror-conditions-actions">
        <input type="hidden" name="jeton" value="\(context.csrf)">
        <input type="hidden" name="version" value="\(model.version)">
        <input type="hidden" name="finAffichee" value="non">
        \(reprise?.champs)
        <p role="status" id="etat-lecture" data-etat-lecture></p>
        <ul class="fr-btns-group fr-btns-group--inline">
        <li><button class="fr-btn fr-btn--lg" type="submit" data-accepter aria-describedby="etat-lecture">Accepter</button></li>
        <li><button class="fr-btn fr-btn--secondary fr-btn--lg" type="submit" formaction="\(SiteURL.refusConditions.path)">
        Refuser et se déconnecter</button></li>
        </ul></form>
        """
    }
}
