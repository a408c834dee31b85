/// What someone is in the directory. A raw value is stored in the history and never changes.
///
/// Source: ROR, profiles of the liberal professional, of establishments (four), of authorities and of support.
public enum Profil: String, Sendable, Codable, CaseIterable {
    /// A liberal professional, on their own offers.
    case professionnelLiberal = "professionnel-liberal"
    /// « Responsable de structure ».
    case responsableStructure = "responsable-structure"
    /// « Porteur d’offre ».
    case porteurOffre = "porteur-offre"
    /// « Responsable de la disponibilité en lits/places ».
    case responsableDisponibilite = "responsable-disponibilite"
    /// « Référent de la saisie de la disponibilité en lits/places ».
    case referentDisponibilite = "referent-disponibilite"
    /// An authority that corrects a register: an order for its profession, an ARS for its region, the Assurance maladie.
    case autorite
    /// The regional desk (GRADeS) on its region, the national support (ANS) on everything.
    case support
    /// « Responsable qualité régional »: follows the quality of a region, may judge an anomaly unfounded.
    case responsableQualite = "responsable-qualite"
    /// The administrator of the national directory.
    case administrateurNational = "administrateur-national"
    /// A program that reads the directory.
    case consommateur
    /// A program that pushes counts of beds.
    case outilDisponibilite = "outil-disponibilite"
    /// A register, on the data it owns.
    case repertoire
    /// The operator of the service, by the command line.
    case exploitant

    /// The French name.
    public var libelle: String {
        switch self {
        case .professionnelLiberal: "Professionnel libéral"
        case .responsableStructure: "Responsable de structure"
        case .porteurOffre: "Porteur d’offre"
        case .responsableDisponibilite: "Responsable de la disponibilité"
        case .referentDisponibilite: "Référent de la saisie"
        case .autorite: "Autorité"
        case .support: "Support"
        case .responsableQualite: "Responsable qualité régional"
        case .administrateurNational: "Administrateur national"
        case .consommateur: "Consommateur"
        case .outilDisponibilite: "Outil de disponibilité"
        case .repertoire: "Répertoire"
        case .exploitant: "Exploitant"
        }
    }

    /// Where the profile works in the portal.
    public var espace: Espace {
        switch self {
        case .professionnelLiberal: .liberal
        case .responsableStructure, .porteurOffre, .responsableDisponibilite, .referentDisponibilite: .etablissement
        case .autorite, .support, .responsableQualite, .administrateurNational, .consommateur, .outilDisponibilite,
            .repertoire, .exploitant:
            .administration
        }
    }
}
