import Domain

/// What RPPS says of the person, ready to show.
struct InformationsModel: Sendable {
    struct Exercice: Sendable {
        let titre: String
        let lignes: [(String, String)]
    }

    let identite: [(String, String)]
    let exercices: [Exercice]
    let source: String
    let validees: String?

    init(_ professionnel: Professionnel, compte: Compte) {
        let civilite = professionnel.civilite.map { Nomenclature.civilite.libelle($0) ?? $0 }
        identite = [
            ("Civilité", civilite ?? "Non renseignée"),
            (
                professionnel.idNatPS.numRPPS == nil ? "Identifiant national" : "Numéro RPPS",
                professionnel.idNatPS.numRPPS?.description ?? professionnel.idNatPS.description
            ),
            ("Adresse électronique du compte", compte.courriel ?? "Non renseignée"),
        ]
        exercices = professionnel.exercices.map(Self.exercice)
        source = "RPPS, édition du \(professionnel.provenance.edition.enFrancais)"
        validees = compte.informationsValidees.map { $0.heureDeParis.jour.enFrancais }
    }

    private static func exercice(_ exercice: ExerciceProfessionnel) -> Exercice {
        let title = exercice.civiliteExercice.map { Nomenclature.civiliteExercice.libelle($0) ?? $0 }
        let knowHow = exercice.savoirFaire.map { know in
            let type = Nomenclature.typeSavoirFaire.libelle(know.type) ?? know.type
            return (type, know.libelle)
        }
        let rows: [(String, String)?] = [
            title.map { ("Civilité d’exercice", $0) }, ("Nom d’exercice", exercice.nomExercice),
            exercice.prenomExercice.map { ("Prénom d’exercice", $0) },
        ]
        return Exercice(
            titre: Nomenclature.professionSante.libelle(exercice.profession) ?? exercice.profession,
            lignes: rows.compactMap(\.self)
                + (knowHow.isEmpty ? [("Savoir-faire", "Aucun savoir-faire enregistré")] : knowHow))
    }
}
