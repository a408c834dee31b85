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
    /// What other extractions say, each with its source: diplomas, know-hows without activity, mailboxes.
    let complements: [Complement]
    let validees: String?

    struct Complement: Sendable {
        let titre: String
        let lignes: [(String, String)]
        let source: String
    }

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
        exercices = professionnel.exercices.prefix(Self.parListe).map(Self.exercice)
        source = professionnel.provenance.libelle
        complements = Self.complements(professionnel)
        validees = compte.informationsValidees.map { $0.heureDeParis.jour.enFrancais }
    }

    private static func complements(_ person: Professionnel) -> [Complement] {
        let active = Set(person.exercices.flatMap(\.savoirFaire).map(\.code))
        let knowHow = person.savoirFaireDeclares.map { found in
            let rows = found.valeur.map(\.savoirFaire).filter { !active.contains($0.code) }.map { know in
                (Nomenclature.typeSavoirFaire.libelle(know.type) ?? know.type, know.libelle)
            }
            return Complement(titre: "Autres savoir-faire", lignes: rows, source: found.provenance.libelle)
        }
        let diplomas = person.diplomes.map { found in
            let rows = found.valeur.map { ($0.nature == .diplome ? "Diplôme" : "Autorisation d’exercice", $0.libelle) }
            return Complement(
                titre: "Diplômes et autorisations", lignes: rows, source: found.provenance.libelle)
        }
        let mailboxes = person.boitesLettresMSS.map { found in
            Complement(
                titre: "Messageries sécurisées de santé", lignes: found.valeur.map { ("MSSanté", $0) },
                source: found.provenance.libelle)
        }
        return [knowHow, diplomas, mailboxes].compactMap(\.self).filter { !$0.lignes.isEmpty }.map {
            Complement(titre: $0.titre, lignes: premieres($0.lignes), source: $0.source)
        }
    }

    /// The most rows of a list: nobody has as many, a register that is wrong may say so.
    static let parListe = 50

    /// The first rows, and how many others there are.
    private static func premieres(_ rows: [(String, String)]) -> [(String, String)] {
        let others = rows.count - parListe
        return others > 0 ? rows.prefix(parListe) + [("Et aussi", "\(others) autres")] : rows
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
                + (knowHow.isEmpty ? [("Savoir-faire", "Aucun savoir-faire enregistré")] : premieres(knowHow)))
    }
}
