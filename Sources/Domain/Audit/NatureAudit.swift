extension FaitAudit {
    /// What happened. A raw value is stored and never changes.
    public enum Nature: String, Sendable, CaseIterable {
        // Signing in
        case connexion
        case connexionRefusee
        case deconnexion
        case sessionFermee
        case verificationIdentite
        case verificationRefusee
        // Means of signing in
        case motDePasseModifie
        case motDePasseOublie
        case lienRefuse
        case courrielConfirme
        case courrielModifie
        case secondFacteurActive
        case secondFacteurDesactive
        case secondFacteurRefuse
        case codesSecoursRenouveles
        case codeSecoursUtilise
        case carteRattachee
        case carteDetachee
        // Accounts and rights
        case compteCree
        case compteFerme
        case compteRouvert
        case demandeCompte
        case demandeCompteAcceptee
        case demandeCompteRefusee
        case droitDonne
        case droitRetire
        case accesRefuse
        case espaceChoisi
        // Programs of other organisations
        case clientCree
        case clientModifie
        case clientFerme
        case jetonDonne
        case jetonRefuse
        // Conditions of use
        case conditionsPubliees
        case conditionsAcceptees
        case conditionsRefusees
        // Data
        case changement
        case importRegistre
        case export
        case effacement
        // The log itself
        case auditConsulte
        case auditExporte
        case auditPurge
        case refusNonDetailles

        /// What it is, in French.
        public var libelle: String {
            switch self {
            case .connexion: "Connexion"
            case .connexionRefusee: "Connexion refusée"
            case .deconnexion: "Déconnexion"
            case .sessionFermee: "Session fermée"
            case .verificationIdentite: "Identité vérifiée de nouveau"
            case .verificationRefusee: "Nouvelle vérification de l’identité refusée"
            case .motDePasseModifie: "Mot de passe modifié"
            case .motDePasseOublie: "Mot de passe oublié : lien envoyé"
            case .lienRefuse: "Lien à usage unique refusé"
            case .courrielConfirme: "Adresse électronique confirmée"
            case .courrielModifie: "Adresse électronique modifiée"
            case .secondFacteurActive: "Second facteur activé"
            case .secondFacteurDesactive: "Second facteur désactivé"
            case .secondFacteurRefuse: "Second facteur refusé"
            case .codesSecoursRenouveles: "Codes de secours renouvelés"
            case .codeSecoursUtilise: "Code de secours utilisé"
            case .carteRattachee: "Carte rattachée au compte"
            case .carteDetachee: "Carte détachée du compte"
            case .compteCree: "Compte créé"
            case .compteFerme: "Compte fermé"
            case .compteRouvert: "Compte rouvert"
            case .demandeCompte: "Demande de compte"
            case .demandeCompteAcceptee: "Demande de compte acceptée"
            case .demandeCompteRefusee: "Demande de compte refusée"
            case .droitDonne: "Habilitation donnée"
            case .droitRetire: "Habilitation retirée"
            case .accesRefuse: "Accès refusé"
            case .espaceChoisi: "Espace choisi"
            case .clientCree: "Client créé"
            case .clientModifie: "Client modifié"
            case .clientFerme: "Client fermé"
            case .jetonDonne: "Jeton donné à un client"
            case .jetonRefuse: "Jeton refusé à un client"
            case .conditionsPubliees: "Conditions d’utilisation publiées"
            case .conditionsAcceptees: "Conditions d’utilisation acceptées"
            case .conditionsRefusees: "Conditions d’utilisation refusées"
            case .changement: "Changement"
            case .importRegistre: "Import d’un registre"
            case .export: "Export de données"
            case .effacement: "Effacement de données"
            case .auditConsulte: "Journal d’audit consulté"
            case .auditExporte: "Journal d’audit exporté"
            case .auditPurge: "Lignes anciennes du journal d’audit supprimées"
            case .refusNonDetailles: "Autres refus, non détaillés"
            }
        }
    }
}
