import Domain
import UseCases

/// The words of the pages that link a card to an account.
enum RattachementTexts {
    static func message(_ issue: ValidationIssue) -> String {
        switch (issue.attribut, issue.regle) {
        case ("reunit", _): "Cochez «\u{A0}Réunir mes deux comptes\u{A0}», ou choisissez «\u{A0}Ne pas rattacher\u{A0}»"
        case ("prenom", .obligatoire): "Renseignez votre prénom, par exemple Camille"
        case ("nom", .obligatoire): "Renseignez votre nom, par exemple Exemple"
        case (_, .valeurDeLaCarte(let card)): "Renseignez ce qui est écrit sur la carte, par exemple \(card)"
        case (_, .courrielDuCompte):
            "Renseignez l’adresse électronique du compte avec lequel vous venez de vous connecter, par exemple "
                + "prenom.nom@exemple.fr"
        case (_, .longueur(let most)): "Écrivez au plus \(most) caractères"
        case ("courriel", _): CompteTexts.courriel(issue.regle)
        default: SaisieOffreTexts.message(issue)
        }
    }

    static func refus(_ refus: RattacherCarte.Refus) -> (quoi: String, queFaire: String) {
        switch refus {
        case .preuves, .aReunir:
            (
                "la carte ou le mot de passe ont été présentés il y a trop longtemps",
                "Recommencez\u{A0}: connectez-vous avec votre mot de passe, puis présentez votre carte."
            )
        case .autrePersonne:
            (
                "cette carte et ce compte ne sont pas au même nom",
                "Utilisez votre propre carte. Si votre nom a changé, demandez au guichet (GRADeS) de votre région de corriger celui "
                    + "de votre compte, puis recommencez."
            )
        case .autreCarte:
            (
                "une autre carte ouvre déjà ce compte",
                "Détachez d’abord cette carte depuis «\u{A0}Mon compte\u{A0}», ou contactez le support."
            )
        }
    }
}
