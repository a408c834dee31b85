import Domain

/// The names of the spaces, and where each begins.
extension Espace {
    /// The name, on pages.
    var libelle: String {
        switch self {
        case .liberal: "Activité libérale"
        case .etablissement: "Établissement"
        case .administration: "Administration"
        }
    }

    /// What is done there.
    var description: String {
        switch self {
        case .liberal: "Décrire et mettre à jour vos offres libérales."
        case .etablissement: "Les structures dont vous êtes responsable ou pour lesquelles vous saisissez."
        case .administration: "Les comptes, les droits et le suivi du répertoire."
        }
    }

    /// Its home page.
    var accueil: SiteURL {
        switch self {
        case .liberal: .mesOffres
        case .etablissement: .etablissement
        case .administration: .administration
        }
    }

    /// The words of the link that leads to its home page.
    var lienAccueil: String {
        switch self {
        case .liberal: "Mes offres"
        case .etablissement: "Mes structures"
        case .administration: "Administration"
        }
    }
}
