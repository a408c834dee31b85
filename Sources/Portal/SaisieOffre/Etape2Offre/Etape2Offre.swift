import Domain

/// Step 2: what the offer is.
enum Etape2Offre {
    static let page = EtapePage(
        etape: .offre, titre: "Décrivez votre offre", nom: "Offre",
        important:
            "Les activités habituelles de votre profession vous sont proposées\u{A0}: retirez celles qui ne vous "
            + "concernent pas. Les actes cochés aident vos confrères et consœurs à vous adresser les bons patients.",
        read: read, act: act, lignes: lignes, contenu: Etape2OffreView.html)

    /// The fields of the form as typed values; activities found and ticked count as chosen.
    @Sendable static func read(_ form: FormulaireRecu) -> Saisie? {
        guard let nom = form["description.nomOffre"] else { return nil }
        return Saisie(
            description: DescriptionOffre(
                nomOffre: nom, activitesOperationnelles: form.choix("activites", "ajout-activites"),
                actesSpecifiques: form.choix("actes"), competencesSpecifiques: form.choix("competences"),
                tousLesAges: form["tous-ages"] != "non", ageMin: form["description.ageMin"] ?? "",
                ageMax: form["description.ageMax"] ?? "", filiere: form["description.filiere"] ?? "",
                teleExpertise: form["tele-expertise"] ?? ""))
    }

    /// What the recap tells of the step.
    @Sendable static func lignes(_ model: EtapeModel) -> [(String, String)] {
        let typed = model.saisie.description
        let ages =
            typed.tousLesAges
            ? "Tous les âges" : "De \(typed.ages.lowerBound) à \(typed.ages.upperBound) ans"
        let expertise =
            typed.teleExpertise.isEmpty
            ? "Non" : Nomenclature.modaliteAccueil.display(typed.teleExpertise)
        return [
            ("Nom de l’offre", typed.nomOffre),
            ("Activités", Nomenclature.activiteOperationnelle.libelles(typed.activitesOperationnelles)),
            ("Actes et techniques", Nomenclature.acteSpecifique.libelles(typed.actesSpecifiques)),
            ("Compétences et expertises", Nomenclature.competenceSpecifique.libelles(typed.competencesSpecifiques)),
            ("Âge des patients", ages), ("Filière ou réseau", typed.filiere.isEmpty ? "Non renseigné" : typed.filiere),
            ("Télé-expertise", expertise),
        ]
    }

    @Sendable static func act(_ action: EtapePage.Action, _ saisie: inout Saisie) -> String {
        if action.verbe == "retirer-activite" {
            saisie.description.activitesOperationnelles.removeAll { $0 == action.objet }
        }
        return "description.activitesOperationnelles"
    }

    /// The activities in use whose label holds every word that was typed, in the order of the table, 30 at most.
    static func searchActivites(_ text: String) -> [Nomenclature.Entree] {
        let words = NomNormalise.forme(text).split(separator: " ")
        guard !words.isEmpty else { return [] }
        return Array(
            Nomenclature.activiteOperationnelle.entreesEnUsage.filter { entry in
                let label = NomNormalise.forme(entry.libelle)
                return words.allSatisfy { label.contains($0) }
            }.prefix(30))
    }
}
