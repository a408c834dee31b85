import Domain

/// The words about e-mails and passwords that are refused: what to do, with an example.
enum MotDePasseTexts {
    /// One answer for an unknown account and for a wrong password.
    static let refus =
        "L’adresse électronique ou le mot de passe est incorrect. Vérifiez-les, ou choisissez un nouveau mot "
        + "de passe avec «\u{A0}Mot de passe oublié\u{A0}?\u{A0}»"

    static func frein(_ seconds: Int) -> String {
        "Trop d’essais\u{A0}: réessayez dans \(ErrorTexts.duree(seconds)). Vous pouvez aussi vous identifier avec Pro Santé "
            + "Connect, ou choisir un nouveau mot de passe avec «\u{A0}Mot de passe oublié\u{A0}?\u{A0}»"
    }

    static func nouveau(_ regle: Regle) -> String {
        switch regle {
        case .obligatoire:
            "Choisissez un mot de passe d’au moins \(MotDePasse.auMoins) caractères, par exemple une phrase"
        case .longueur(let most): "Choisissez un mot de passe d’au plus \(most) caractères"
        case .caractereInterdit: "Retirez du mot de passe le caractère qui ne s’affiche pas, puis recommencez"
        case .motDePasseCourt(let least):
            "Choisissez un mot de passe d’au moins \(least) caractères, par exemple une phrase ou quatre mots sans rapport"
        case .motDePassePersonnel:
            "Choisissez un mot de passe qui ne se devine pas à partir de votre nom, de votre adresse ou du nom du service, "
                + "par exemple quatre mots sans rapport entre eux"
        default:
            "Choisissez un mot de passe moins courant, par exemple quatre mots sans rapport entre eux. Les suites, les "
                + "répétitions et les mots répandus suivis d’une année se devinent vite"
        }
    }

    static let regles = [
        "\(MotDePasse.auMoins) caractères au moins, \(MotDePasse.auPlus) au plus\u{A0}: une phrase convient",
        "tous les caractères sont acceptés, espaces et accents compris\u{A0}; aucun mélange n’est imposé",
        "pas un mot de passe répandu, comme «\u{A0}azerty123456\u{A0}» ou «\u{A0}motdepasse2026\u{A0}»",
        "rien qui se devine à partir de votre nom, de votre adresse ou du nom du service",
    ]
}
