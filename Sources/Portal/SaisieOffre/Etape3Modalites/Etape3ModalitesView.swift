import Domain
import HTML
import UseCases

enum Etape3ModalitesView {
    @Sendable static func html(_ model: EtapeModel) -> HTML {
        let chosen = model.saisie.modalites.modalitesAccueil
        let labels = [
            (ModalitesIntervention.enPresentiel, "À mon cabinet ou dans la structure"),
            (ModalitesIntervention.teleconsultation, "En téléconsultation"),
            (ModalitesIntervention.aDomicile, "Au domicile des patients"),
        ]
        let boxes = Nomenclature.modaliteAccueil.reponses(labels, choisies: chosen).html { code, label in
            Choix.caseACocher(
                "modalites.modalitesAccueil", code, label, cochee: chosen.contains(code), id: "modalite-\(code)")
        }
        return """
            <input type="hidden" name="etape" value="modalites">
            \(Choix.groupe(
                "modalites.modalitesAccueil", "Comment consultez-vous\u{A0}? *",
                erreur: model.message("modalites.modalitesAccueil"), boxes))
            \(zone(model))
            """
    }

    private static func zone(_ model: EtapeModel) -> HTML {
        let id = "modalites.zoneIntervention"
        let count = model.communes.choisies.count
        let told =
            count == 0
            ? "Aucune commune choisie." : "\(count) commune\(count > 1 ? "s" : "") choisie\(count > 1 ? "s" : "")."
        return """
            <div data-domicile>
            \(Choix.groupe(
                id, "Communes où vous vous rendez à domicile",
                erreur: model.message(id),
                """
                <div class="fr-fieldset__element">
                <p class="fr-hint-text">À remplir si vous consultez au domicile des patients.</p>
                <p role="status" data-communes-etat>\(told)</p>
                \(choisies(model.communes.choisies))
                \(recherche(model))
                \(parDepartement(model))
                </div>
                """))
            </div>
            """
    }

    /// The chosen communes under the name of their department; the script adds to the last list.
    private static func choisies(_ communes: [Commune]) -> HTML {
        let groups = Dictionary(grouping: communes, by: \.departement).sorted { $0.key < $1.key }
        return """
            \(groups.html { code, communes in """
                <h3 class="fr-h6">\(Departement.nom(code)) (\(communes.count))\
                <button class="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" type="submit" name="action"
                value="retirer-departement:\(code)">Tout retirer<span class="fr-sr-only"> (\(Departement.nom(code)))</span>\
                </button></h3>
                \(Choix.choisis(
                    "communes", communes.map { ($0.code.description, CommunesModel.libelle($0)) }, retirer: "retirer-commune",
                    separateur: Etape3Modalites.separateur))
                """ })
            <ul class="ror-choisis" data-communes-ajoutees hidden></ul>
            """
    }

    private static func recherche(_ model: EtapeModel) -> HTML {
        """
        <div class="fr-input-group ror-combobox"><label class="fr-label" for="commune">Commune(s) d’intervention
        <span class="fr-hint-text">Nom ou code postal, par exemple «\u{A0}saint-hilaire\u{A0}» ou «\u{A0}31410\u{A0}».</span></label>
        <div class="ror-recherche"><input class="fr-input" id="commune" name="commune" type="text" autocomplete="off"
        value="\(model.recherche.recherche("commune"))" data-communes="\(SiteURL.communes.path)">
        <button class="fr-btn fr-btn--secondary" type="submit" name="action" value="chercher:commune">Rechercher\
        <span class="fr-sr-only"> une commune</span></button></div></div>
        \(model.communes.trouvees.map { trouvees($0, model) })
        """
    }

    private static func trouvees(_ found: [RechercherCommunes.Resultat], _ model: EtapeModel) -> HTML {
        let chosen = Set(model.saisie.modalites.zoneIntervention)
        let left = found.filter { !chosen.contains($0.commune.code) }
        let told =
            left.isEmpty
            ? "Aucune commune à ajouter pour «\u{A0}\(model.recherche.recherche("commune"))\u{A0}»."
            : "\(left.count) commune\(left.count > 1 ? "s" : "") trouvée\(left.count > 1 ? "s" : "")\u{A0}: cochez celles à ajouter."
        return """
            <p role="status">\(told)</p>
            \(left.html { result in
                Choix.caseACocher(
                    "ajout-communes", result.commune.code.description,
                    CommunesModel.libelle(result.commune, ancienNom: result.ancienNom), cochee: left.count == 1)
            })
            \(left.isEmpty ? nil : ajouter)
            """
    }

    private static let ajouter: HTML = """
        <button class="fr-btn fr-btn--secondary fr-mb-2w" type="submit" name="action" value="ajouter-communes">\
        Ajouter les communes cochées</button>
        """

    private static func parDepartement(_ model: EtapeModel) -> HTML {
        let shown = model.recherche.recherche("departement")
        let chosen = Set(model.saisie.modalites.zoneIntervention)
        let list = model.communes.duDepartement.filter { !chosen.contains($0.code) }
        return """
            <details class="ror-details"\(" open", when: !shown.isEmpty)><summary>Rechercher les communes par département</summary>
            <div class="fr-select-group"><label class="fr-label" for="departement">Département</label>
            <div class="ror-recherche"><select class="fr-select" id="departement" name="departement">
            <option value="">Choisissez un département</option>
            \(Departement.tous.html { """
                <option value="\($0.code)"\(" selected", when: $0.code == shown)>\($0.code) – \($0.nom)</option>
                """ })
            </select><button class="fr-btn fr-btn--secondary" type="submit" name="action" value="chercher:departement">\
            Afficher les communes</button></div></div>
            \(list.isEmpty ? nil : departement(shown, list))
            </details>
            """
    }

    private static func departement(_ code: String, _ communes: [Commune]) -> HTML {
        """
        <p><button class="fr-btn fr-btn--sm fr-btn--secondary" type="submit" name="action" value="ajouter-departement:\(code)">\
        Tout ajouter (\(Departement.nom(code)), \(communes.count))</button></p>
        <div class="ror-colonnes">\(communes.html {
            Choix.caseACocher("ajout-communes", $0.code.description, $0.nom, cochee: false, id: "departement-\($0.code)")
        })</div>
        \(ajouter)
        """
    }
}
