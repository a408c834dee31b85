import UseCases

/// The words of refused codes: what to do, with an example.
enum SecondFacteurTexts {
    static let nom = "Double authentification"

    /// For a field that takes the code of the application.
    static func code(_ echec: EchecSecondFacteur) -> String {
        switch echec {
        case .vide: "Saisissez le code à 6 chiffres que votre application affiche, par exemple 123\u{A0}456"
        case .forme: "Saisissez les 6 chiffres du code, par exemple 123\u{A0}456"
        case .faux:
            "Ce code ne convient pas\u{A0}: saisissez celui que votre application affiche maintenant, par exemple "
                + "123\u{A0}456. Un code ne sert qu’une fois\u{A0}; vérifiez aussi que votre téléphone se met à l’heure seul"
        case .sansPreparation, .inactif: "Recommencez depuis le début\u{A0}: cette page n’est plus valable"
        }
    }

    /// For a field that takes a recovery code.
    static func codeSecours(_ echec: EchecSecondFacteur) -> String {
        switch echec {
        case .vide: "Saisissez l’un de vos codes de secours, par exemple ABCD-EFGH-IJKL-MNOP"
        case .forme:
            "Saisissez le code en entier\u{A0}: 16 lettres, ou chiffres de 2 à 7, par exemple ABCD-EFGH-IJKL-MNOP"
        case .faux: "Ce code n’est pas l’un des vôtres, ou il a déjà servi\u{A0}: saisissez-en un autre"
        case .sansPreparation, .inactif: "Recommencez depuis le début\u{A0}: cette page n’est plus valable"
        }
    }

    /// For a field that takes either.
    static func lUnOuLAutre(_ echec: EchecSecondFacteur) -> String {
        switch echec {
        case .vide, .forme:
            "Saisissez le code à 6 chiffres de votre application, par exemple 123\u{A0}456, ou l’un de vos codes de secours"
        case .faux:
            "Ce code ne convient pas, ou il a déjà servi\u{A0}: saisissez celui que votre application affiche maintenant, "
                + "ou un autre code de secours"
        case .sansPreparation, .inactif: code(echec)
        }
    }
}
