import Domain
import UseCases

/// « Ce que nous conservons, et combien de temps »: every figure is read where the rule is.
enum ConservationModel {
    struct Ligne: Sendable {
        let quoi: String
        let duree: String
    }

    static let lignes = [
        Ligne(quoi: "Votre compte, vos droits et les conditions acceptées", duree: "Tant que le compte est ouvert"),
        Ligne(
            quoi: "Votre session",
            duree: "\(texte(Limites.session)), ou \(texte(Limites.sessionInactive)) sans activité"),
        Ligne(
            quoi: "Une connexion commencée (dans votre navigateur seulement)", duree: texte(Limites.connexionEnCours)),
        Ligne(
            quoi: "Un mot de passe juste qui attend son code (dans votre navigateur seulement)",
            duree: texte(Limites.secondFacteurEnAttente)),
        Ligne(quoi: "Un lien envoyé par message", duree: texte(Limites.lienUnique)),
        Ligne(
            quoi: "Le fait qu’un message vous a été envoyé (destinataire, sujet, dates)",
            duree: texte(Limites.courrierEnvoye)),
        Ligne(quoi: "Votre préférence de thème (dans votre navigateur seulement)", duree: jours(Apparence.jours)),
        Ligne(quoi: "Un brouillon laissé sans modification", duree: texte(Limites.brouillon)),
        Ligne(
            quoi: "Le contenu d’une version remplacée de votre compte ou de vos offres", duree: texte(Limites.versions)),
        Ligne(
            quoi: "Le fait qu’une modification a eu lieu (date, auteur, objet, sans contenu)",
            duree: "Tant que le répertoire existe"),
        Ligne(quoi: "L’adresse réseau de votre appareil", duree: "Jamais enregistrée"),
    ]

    /// The value of a limit in French, in the largest unit that divides it: `30 minutes`, `60 jours`, `5 ans`.
    static func texte(_ limite: Limite) -> String {
        switch limite.unit {
        case .days: jours(limite.value)
        case .seconds: secondes(limite.value)
        case .count, .bytes: String(limite.value)
        }
    }

    private static func secondes(_ value: Int) -> String {
        let units = [(86_400, "jour"), (3600, "heure"), (60, "minute")]
        guard let best = units.first(where: { value >= $0.0 && value.isMultiple(of: $0.0) }) else {
            return count(value, "seconde")
        }
        return count(value / best.0, best.1)
    }

    /// Whole years, with their leap days, as years.
    private static func jours(_ value: Int) -> String {
        let years = value / 365
        let isWhole = years > 0 && value - years * 365 <= (years + 3) / 4
        return isWhole ? "\(years)\u{A0}an\(years > 1 ? "s" : "")" : count(value, "jour")
    }

    private static func count(_ number: Int, _ unit: String) -> String {
        "\(number)\u{A0}\(unit)\(number > 1 ? "s" : "")"
    }
}
