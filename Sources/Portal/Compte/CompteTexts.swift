import Domain

/// The words of the pages of the first sign-in.
enum CompteTexts {
    static func courriel(_ regle: Regle) -> String {
        switch regle {
        case .obligatoire: "Renseignez votre adresse électronique, par exemple prenom.nom@exemple.fr"
        case .courrielHorsMSSante:
            "Renseignez une adresse autre que MSSanté, par exemple prenom.nom@exemple.fr\u{A0}: une boîte MSSanté n’est "
                + "joignable que dans l’espace de confiance, nos messages ne vous parviendraient pas"
        default:
            "Renseignez une adresse complète, avec un arobase et un nom de domaine, par exemple prenom.nom@exemple.fr"
        }
    }
}
