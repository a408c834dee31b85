import Domain

extension ErrorTexts {
    /// The words of tries that are held back for some seconds.
    static func frein(_ seconds: Int) -> ErrorTexts {
        ErrorTexts(
            titre: "Trop d’essais", quoi: "Trop d’essais ont été faits en peu de temps.",
            queFaire: "Réessayez dans \(duree(seconds)). Ce que vous aviez enregistré est conservé.")
    }

    /// A wait in words, rounded up: `40 secondes`, `5 minutes`.
    static func duree(_ seconds: Int) -> String {
        if seconds < 60 { return seconds == 1 ? "1\u{A0}seconde" : "\(seconds)\u{A0}secondes" }
        let minutes = (seconds + 59) / 60
        if minutes < 60 { return minutes == 1 ? "1\u{A0}minute" : "\(minutes)\u{A0}minutes" }
        let hours = (minutes + 59) / 60
        return hours == 1 ? "1\u{A0}heure" : "\(hours)\u{A0}heures"
    }

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
        case .demandesCompteParJour:
            ErrorTexts(
                titre: "Trop de demandes aujourd’hui", quoi: "Nous avons reçu \(most) demandes de compte aujourd’hui.",
                queFaire: "Envoyez la vôtre demain. En attendant, contactez le support.")
        case .organisationsParStructure:
            ErrorTexts(
                titre: "Trop d’organisations", quoi: "Cette structure a déjà \(most) organisations, fermées comprises.",
                queFaire: "Renommez une organisation existante, ou contactez le support.")
        }
    }
}
