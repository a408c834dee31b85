import Domain
import HTML
import HTTP

enum Etape2OffreView {
    @Sendable static func html(_ model: EtapeModel) -> HTML {
        let typed = model.saisie.description
        let name = Champ(
            id: "description.nomOffre", libelle: "Nom de l’offre", aide: "Ce nom est affiché aux patients.",
            valeur: typed.nomOffre, erreur: model.message("description.nomOffre"), obligatoire: true)
        let pathway = Champ(
            id: "description.filiere", libelle: "Filière ou réseau de soins",
            aide: "Facultatif. Exemple\u{A0}: réseau de périnatalité, filière obésité.", valeur: typed.filiere,
            erreur: model.message("description.filiere"))
        return """
            \(name.html)
            \(activites(typed, model))
            \(codes("actes", "Actes et techniques", .acteSpecifique, \.actesSpecifiques, model))
            \(codes("competences", "Compétences et expertises", .competenceSpecifique, \.competencesSpecifiques, model))
            \(ages(typed, model))
            \(pathway.html)
            \(teleExpertise(typed, model))
            """
    }

    private static func activites(_ typed: DescriptionOffre, _ model: EtapeModel) -> HTML {
        let id = "description.activitesOperationnelles"
        let table = Nomenclature.activiteOperationnelle
        let chosen = typed.activitesOperationnelles.map { (valeur: $0, libelle: table.display($0)) }
        return Choix.groupe(
            id, "Activités *", erreur: model.message(id),
            """
            <div class="fr-fieldset__element">
            \(Choix.choisis("activites", chosen, retirer: "retirer-activite"))
            <div class="fr-input-group"><label class="fr-label" for="activite">Ajouter une activité
            <span class="fr-hint-text">Écrivez un mot, par exemple «\u{A0}sport\u{A0}», puis recherchez.</span></label>
            <div class="ror-recherche"><input class="fr-input" id="activite" name="activite" type="text"
            value="\(model.recherche.recherche("activite"))">
            <button class="fr-btn fr-btn--secondary" type="submit" name="action" value="chercher:activite">Rechercher\
            <span class="fr-sr-only"> une activité</span></button></div></div>
            \(resultats(typed, model.recherche.recherche("activite")))
            </div>
            """)
    }

    private static func resultats(_ typed: DescriptionOffre, _ searched: String) -> HTML {
        guard !searched.isEmpty else { return HTML() }
        let found = Etape2Offre.searchActivites(searched).filter {
            !typed.activitesOperationnelles.contains($0.code)
        }
        let count =
            found.isEmpty
            ? "Aucune activité trouvée pour «\u{A0}\(searched)\u{A0}»\u{A0}: essayez un autre mot."
            : "\(found.count) activité\(found.count > 1 ? "s" : "") trouvée\(found.count > 1 ? "s" : "")\u{A0}: "
                + "cochez celles à ajouter."
        return """
            <p role="status">\(count)</p>
            \(found.html { Choix.caseACocher("ajout-activites", $0.code, $0.libelle, cochee: false) })
            \(found.isEmpty ? nil : ajouter)
            """
    }

    private static let ajouter: HTML = """
        <button class="fr-btn fr-btn--secondary" type="submit" name="action" value="ajouter-activites">\
        Ajouter les activités cochées</button>
        """

    /// A long list of codes, folded, open when it has something to correct; what is chosen is told on the fold and comes
    /// first.
    private static func codes(
        _ name: String, _ title: String, _ table: Nomenclature, _ path: KeyPath<DescriptionOffre, [String]>,
        _ model: EtapeModel
    ) -> HTML {
        let chosen = model.saisie.description[keyPath: path]
        let id = "description.\(name == "actes" ? "actesSpecifiques" : "competencesSpecifiques")"
        let error = model.message(id)
        let count =
            chosen.isEmpty ? "" : " (\(chosen.count) choisi\(name == "actes" ? "" : "e")\(chosen.count > 1 ? "s" : ""))"
        let boxes = table.choix(choisis: chosen).html {
            Choix.caseACocher(name, $0.code, $0.libelle, cochee: chosen.contains($0.code))
        }
        return """
            <details class="fr-accordion fr-mb-2w" id="\(name)"\(" open", when: error != nil)>\
            <summary class="fr-accordion__btn">\(title)\(count)</summary>
            <div class="fr-py-2w">
            \(Choix.groupe(id, "\(title) que vous proposez", erreur: error, boxes))
            </div></details>
            """
    }

    private static func ages(_ typed: DescriptionOffre, _ model: EtapeModel) -> HTML {
        let low = Champ(
            id: "description.ageMin", libelle: "Âge minimal, en années", valeur: typed.ageMin,
            erreur: model.message("description.ageMin"), clavier: "numeric", taille: 4)
        let high = Champ(
            id: "description.ageMax", libelle: "Âge maximal, en années", valeur: typed.ageMax,
            erreur: model.message("description.ageMax"), clavier: "numeric", taille: 4)
        return Choix.groupe(
            "ages", "Âge des patients *",
            """
            \(Choix.radio("tous-ages", "oui", "Tous les âges", choisi: typed.tousLesAges))
            \(Choix.radio("tous-ages", "non", "Certains âges seulement", choisi: !typed.tousLesAges))
            <div class="fr-fieldset__element ror-deux-champs">\(low.html)\(high.html)</div>
            """)
    }

    private static func teleExpertise(_ typed: DescriptionOffre, _ model: EtapeModel) -> HTML {
        let delays = [
            ("10", "Oui, en moins de 24 heures"), ("11", "Oui, en moins de 7 jours"), ("12", "Oui, en plus de 7 jours"),
        ]
        let answers = [("", "Non")] + Nomenclature.modaliteAccueil.reponses(delays, choisies: [typed.teleExpertise])
        return Choix.groupe(
            "description.teleExpertise", "Proposez-vous la télé-expertise à d’autres professionnels\u{A0}?",
            erreur: model.message("description.teleExpertise"),
            "\(answers.html { Choix.radio("tele-expertise", $0.0, $0.1, choisi: typed.teleExpertise == $0.0) })"
        )
    }
}
