import Domain
import HTML
import UseCases

/// « Journal d’audit »: filters, lines, pages by number.
enum AuditView {
    static func page(_ model: AuditModel) -> Page {
        let content: HTML = """
            \(ErrorSummary.html(model.erreurs))\
            <h1>Journal d’audit</h1>
            <p>Connexions, refus, habilitations et changements, du plus récent au plus ancien. Chaque ligne est scellée par la
            suivante. Votre consultation y est notée aussi.</p>
            \(filtres(model))
            \(model.erreurs.isEmpty ? resultats(model) : nil)
            """
        return Page(titre: "Journal d’audit", contenu: content, enErreur: !model.erreurs.isEmpty)
    }

    private static func filtres(_ model: AuditModel) -> HTML {
        """
        <form method="get" action="\(SiteURL.audit("").path)" role="search" aria-label="Filtrer le journal" novalidate>
        <div class="fr-grid-row fr-grid-row--gutters">
        \(champ(model, "depuis", "Du", aide: "JJ/MM/AAAA, par exemple 25/11/2026"))
        \(champ(model, "jusqua", "Au", aide: "JJ/MM/AAAA, par exemple 30/11/2026"))
        <div class="fr-col-12 fr-col-md-4"><div class="fr-select-group"><label class="fr-label" for="nature">Nature
        <span class="fr-hint-text">Ce qui s’est passé</span></label>
        <select class="fr-select" id="nature" name="nature"><option value="">Toutes</option>
        \(FaitAudit.Nature.allCases.html { nature in """
            <option value="\(nature.rawValue)"\(" selected", when: model.saisie["nature"] == nature.rawValue)>\
            \(nature.libelle)</option>

            """ })
        </select></div></div>
        \(champ(model, "auteur", "Auteur", aide: "Identifiant exact, par exemple 810101234567"))
        \(champ(model, "objet", "Objet", aide: "Par exemple offre_operationnelle 34"))
        \(champ(model, "compte", "Compte", aide: "Numéro, comme auteur ou comme objet"))
        </div>
        <ul class="fr-btns-group fr-btns-group--inline">
        <li><button class="fr-btn" type="submit">Filtrer</button></li>
        <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.audit("").path)">Effacer les filtres</a></li>
        </ul></form>
        """
    }

    private static func champ(_ model: AuditModel, _ id: String, _ libelle: String, aide: String) -> HTML {
        let field = Champ(
            id: id, libelle: libelle, aide: aide, valeur: model.saisie[id] ?? "", erreur: model.message(id)
        ).html
        return "<div class=\"fr-col-12 fr-col-md-4\">\(field)</div>"
    }

    private static func resultats(_ model: AuditModel) -> HTML {
        guard !model.lignes.isEmpty else { return "<p>Aucune ligne ne correspond.</p>" }
        return """
            <div class="fr-table" tabindex="0" role="region" aria-labelledby="lignes"><table>
            <caption id="lignes">Lignes du journal, heure de Paris</caption>
            <thead><tr><th scope="col">Numéro</th><th scope="col">Moment</th><th scope="col">Nature</th>
            <th scope="col">Auteur</th><th scope="col">Objet</th><th scope="col">Détail</th></tr></thead>
            <tbody>
            \(model.lignes.html(ligne))
            </tbody></table></div>
            \(suite(model))
            <p><a href="\(SiteURL.auditExport(model.query()).path)">Télécharger ces lignes (CSV)</a>, \
            \(Limites.exportAudit.value) au plus, les plus récentes.</p>
            """
    }

    private static func ligne(_ line: LigneAudit) -> HTML {
        let time = line.date.heureDeParis
        return """
            <tr><td>\(line.numero)</td><td>\(time.jour.enFrancais) à \(time.heureCourte)</td><td>\(line.libelle)</td>
            <td>\(line.auteur)</td><td>\(line.objet)</td><td><code>\(line.detail)</code></td></tr>

            """
    }

    private static func suite(_ model: AuditModel) -> HTML {
        let first: HTML? =
            model.avant == nil
            ? nil
            : "<li><a class=\"fr-link\" href=\"\(SiteURL.audit(model.query()).path)\">Lignes les plus récentes</a></li>"
        let next: HTML? =
            model.aUneSuite
            ? model.lignes.last.map { line in
                "<li><a class=\"fr-link\" href=\"\(SiteURL.audit(model.query(avant: line.numero)).path)\">Lignes plus anciennes</a></li>"
            } : nil
        guard first != nil || next != nil else { return HTML() }
        return "<nav aria-label=\"Pages du journal\"><ul class=\"fr-raw-list\">\(first)\(next)</ul></nav>"
    }
}
