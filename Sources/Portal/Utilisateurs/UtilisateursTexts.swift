import Domain

/// The words of the pages about accounts and rights.
enum UtilisateursTexts {
    /// What to do about a rule that is broken.
    static func message(_ regle: Regle) -> String {
        switch regle {
        case .cibleInconnue:
            "Renseignez un numéro FINESS connu du répertoire, 9 caractères, par exemple 310000096"
        case .horsDroits: "Choisissez un profil et un périmètre que vos propres habilitations vous permettent de donner"
        case .dejaDonne: "Cette personne a déjà cette habilitation\u{A0}: choisissez-en une autre"
        case .dernierResponsable:
            "Donnez d’abord ce profil à une autre personne, sans date de fin\u{A0}: une structure garde au moins un "
                + "responsable"
        case .compteInconnu:
            "Renseignez l’adresse électronique d’une personne de votre structure qui a un compte, par exemple "
                + "prenom.nom@exemple.fr"
        case .date: "Renseignez une date, par exemple 31/12/2026\u{A0}; un remplacement dure un an au plus"
        case .finAvantDebut: "Choisissez une date de fin à venir, le même jour que le début ou après"
        case .courrielPris: "Choisissez une autre adresse\u{A0}: un compte se connecte déjà avec celle-ci"
        case .courriel: "Renseignez une adresse électronique complète, par exemple prenom.nom@exemple.fr"
        case .courrielHorsMSSante:
            "Renseignez une adresse autre que MSSanté, par exemple prenom.nom@exemple.fr\u{A0}: nos messages ne "
                + "parviendraient pas à une boîte MSSanté"
        case .auPlus(let most): "Retirez d’abord une habilitation\u{A0}: un compte en a \(most) au plus"
        case .longueur(let most): "Écrivez au plus \(most) caractères"
        case .caractereInterdit: "Retirez le caractère «\u{A0}\u{FFFD}\u{A0}», qui ne peut pas être affiché"
        case .codeInconnu: "Choisissez une réponse dans la liste proposée"
        default: "Renseignez ce champ"
        }
    }

    /// What is needed in a field, told by name.
    static func obligatoire(_ champ: String) -> String {
        switch champ {
        case "prenom": "Renseignez le prénom, par exemple Camille"
        case "nom": "Renseignez le nom, par exemple Exemple"
        case "courriel": "Renseignez une adresse électronique, par exemple prenom.nom@exemple.fr"
        case "finess": "Renseignez le numéro FINESS de l’établissement, par exemple 310000096"
        case "fonction": "Renseignez votre fonction, par exemple cadre de santé"
        case "profil": "Choisissez un profil"
        case "accord": "Cochez cette case pour que votre demande puisse être lue"
        case "motif": "Renseignez le motif\u{A0}: la personne le recevra par courriel"
        case "debut", "fin": "Renseignez une date, par exemple 31/12/2026"
        default: "Renseignez ce champ"
        }
    }

    /// The message of a field, among those of a refusal.
    static func message(_ champ: String, _ issues: [ValidationIssue]) -> String? {
        issues.first { $0.attribut == champ }.map { issue in
            issue.regle == .obligatoire ? obligatoire(champ) : message(issue.regle)
        }
    }

    /// What a profile is for, in one sentence. What it may do is the table of rights.
    static func role(_ profil: Profil) -> String {
        switch profil {
        case .responsableStructure: "Tient à jour la structure, ses offres et les habilitations de son équipe."
        case .porteurOffre: "Décrit et valide les offres de la structure ou du service qui lui est confié."
        case .responsableDisponibilite: "Organise la saisie des lits et places disponibles."
        case .referentDisponibilite: "Saisit les lits et places disponibles, plusieurs fois par jour."
        case .autorite: "Corrige dans les répertoires les données signalées inexactes."
        case .support: "Ouvre les comptes, aide les utilisateurs et les utilisatrices."
        case .responsableQualite: "Suit la qualité des données de sa région."
        case .administrateurNational: "Administre le répertoire\u{A0}: comptes, habilitations, traçabilité."
        default: profil.libelle
        }
    }

    /// What a profile may do, in the words of the table of rights.
    static func actions(_ profil: Profil) -> [String] {
        Action.allCases.filter { Droits.profils($0).contains(profil) }.map(\.libelle)
    }

    /// The days of a right.
    static func periode(_ right: Habilitation) -> String {
        switch (right.debut, right.fin) {
        case (nil, nil): "Sans date de fin"
        case (let debut?, nil): "À partir du \(debut.enFrancais)"
        case (nil, let fin?): "Jusqu’au \(fin.enFrancais)"
        case (let debut?, let fin?): "Du \(debut.enFrancais) au \(fin.enFrancais)"
        }
    }
}
