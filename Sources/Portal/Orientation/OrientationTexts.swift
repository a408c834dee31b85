import Domain

/// Why someone has no space, and what to do, in French.
struct OrientationTexts: Sendable {
    /// Why, one sentence.
    let pourquoi: String
    /// What to do, a sentence each, the first one first.
    let queFaire: [String]
    /// Whether an account may be asked from the regional desk.
    var demandeDeCompte = true

    /// The words for someone; `professions` are the labels of the professions that Pro Santé Connect told.
    static func of(_ orientation: Orientation, professions: [String]) -> OrientationTexts {
        let named = professions.isEmpty ? "" : " (\(professions.joined(separator: ", ")))"
        switch orientation {
        case .installationRecente:
            return OrientationTexts(
                pourquoi:
                    "Votre activité libérale\(named) n’est pas encore dans la dernière édition du RPPS que nous avons reçue.",
                queFaire: [
                    "Revenez demain\u{A0}: le répertoire est mis à jour chaque jour.",
                    "Si rien n’a changé dans une semaine, vérifiez auprès de votre ordre ou de votre ARS que votre lieu "
                        + "d’exercice est bien enregistré.",
                ], demandeDeCompte: false)
        case .activiteTerminee:
            return OrientationTexts(
                pourquoi: "Le RPPS a cessé de nous indiquer une activité libérale à votre nom.",
                queFaire: [
                    "Si vous avez changé de lieu ou de mode d’exercice, attendez la prochaine mise à jour du répertoire (chaque jour).",
                    "Si c’est une erreur, signalez-la à votre ordre ou à votre ARS.", etablissement,
                ])
        case .salarie:
            return OrientationTexts(
                pourquoi:
                    "Vous exercez votre profession\(named) en tant que salarié ou salariée\u{A0}: l’espace des offres "
                    + "libérales ne vous concerne pas.",
                queFaire: [etablissement, liberal])
        case .sansActivite:
            return OrientationTexts(
                pourquoi: "Aucune activité n’est enregistrée pour votre profession\(named).",
                queFaire: [
                    "Si vous exercez, signalez votre activité à votre ordre ou à votre ARS\u{A0}: elle apparaîtra ici après "
                        + "la mise à jour quotidienne.",
                    etablissement,
                ])
        case .enFormation:
            return OrientationTexts(
                pourquoi: "Vous êtes en formation\(named)\u{A0}: vous n’avez pas encore d’activité libérale à décrire.",
                queFaire: [
                    "Revenez après votre première installation ou votre premier contrat.",
                    "Si vous saisissez des informations pour un établissement, demandez un compte au guichet de votre région.",
                ])
        case .autreProfession:
            return OrientationTexts(
                pourquoi:
                    "Votre profession\(named) n’est pas l’une des onze professions dont l’offre libérale est décrite ici.",
                queFaire: [
                    "Les pharmacies et les laboratoires sont décrits par d’autres répertoires\u{A0}: vous n’avez rien à saisir.",
                    etablissement,
                ])
        case .personnelStructure:
            return OrientationTexts(
                pourquoi: "Votre carte est celle du personnel d’une structure.",
                queFaire: [
                    "L’accès s’ouvre auprès du guichet (GRADeS) de votre région, à la demande de votre responsable de structure."
                ])
        case .sansProfession:
            return OrientationTexts(
                pourquoi: "Pro Santé Connect ne nous indique aucune profession de santé à votre nom.",
                queFaire: [
                    "Si vous exercez une profession de santé, vérifiez votre inscription auprès de votre ordre ou de votre ARS.",
                    etablissement,
                ])
        case .droitsTermines:
            return OrientationTexts(
                pourquoi: "Votre compte existe, mais plus aucun de vos droits n’est en cours.",
                queFaire: [
                    "Demandez au guichet (GRADeS) de votre région, ou à la personne responsable de votre structure, de les renouveler."
                ])
        }
    }

    private static let etablissement =
        "Si vous travaillez dans un établissement, demandez un compte au guichet (GRADeS) de votre région."
    private static let liberal =
        "Si vous exercez aussi en libéral, signalez cette activité à votre ordre ou à votre ARS."
}

/// A word that agrees with the civility of a person (TRE_R81: `M`, `MME`).
enum Accord {
    /// « Vous êtes bien identifiée », or a sentence without gender when the civility is unknown.
    static func identifie(_ civilite: String?) -> String {
        switch civilite {
        case "MME": "Vous êtes bien identifiée"
        case "M": "Vous êtes bien identifié"
        default: "Votre identité est bien reconnue"
        }
    }
}
