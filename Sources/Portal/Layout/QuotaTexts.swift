import Domain

extension ErrorTexts {
    /// The words of a quota that is reached: what is full, and what to do.
    static func quota(_ quota: Quota) -> ErrorTexts {
        let most = quota.valeur
        return switch quota {
        case .anomaliesOuvertes:
            ErrorTexts(
                titre: "Trop d’anomalies en cours", quoi: "Vous avez déjà \(most) anomalies à traiter.",
                queFaire: "Annulez celles qui ne servent plus, ou attendez leur correction, puis déclarez la suivante.")
        case .anomaliesParJour:
            ErrorTexts(
                titre: "Trop d’anomalies aujourd’hui", quoi: "Vous avez déclaré \(most) anomalies aujourd’hui.",
                queFaire: "Déclarez la suivante demain. Si beaucoup de données sont fausses, contactez le support.")
        case .changementsOffreParJour:
            ErrorTexts(
                titre: "Trop de modifications aujourd’hui",
                quoi: "Cette offre a été modifiée \(most) fois aujourd’hui.",
                queFaire: "Votre brouillon est conservé\u{A0}: validez-le demain.")
        case .changementsCompteParJour:
            ErrorTexts(
                titre: "Trop de modifications aujourd’hui",
                quoi: "Votre compte a été modifié \(most) fois aujourd’hui.",
                queFaire: "Réessayez demain. Ce qui avait été enregistré est conservé.")
        case .organisationsParStructure:
            ErrorTexts(
                titre: "Trop d’organisations", quoi: "Cette structure a déjà \(most) organisations, fermées comprises.",
                queFaire: "Renommez une organisation existante, ou contactez le support.")
        }
    }
}
