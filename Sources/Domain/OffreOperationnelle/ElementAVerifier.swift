/// A typed element that a change of a register made doubtful: what professionals are asked to look at again.
public struct ElementAVerifier: Sendable, Hashable, Codable {
    /// A part of what is typed.
    public enum Element: String, Sendable, Codable, CaseIterable {
        case nomOffre
        case activitesOperationnelles
        case zoneIntervention
        case contacts
        case horaires

        /// The step where it is typed.
        public var etape: Etape {
            switch self {
            case .nomOffre, .activitesOperationnelles: .offre
            case .zoneIntervention: .modalites
            case .contacts: .contacts
            case .horaires: .horaires
            }
        }

        /// The French name shown to people.
        public var libelle: String {
            switch self {
            case .nomOffre: "Nom de l'offre"
            case .activitesOperationnelles: "Activités"
            case .zoneIntervention: "Zone d'intervention à domicile"
            case .contacts: "Contacts"
            case .horaires: "Horaires"
            }
        }
    }

    /// What changed in the register.
    public enum Motif: String, Sendable, Codable, CaseIterable {
        case nomExercice
        case profession
        case savoirFaire
        case structure
        case adresse
        case telephone
        case adresseMail

        /// The French name shown to people, inside a sentence.
        public var libelle: String {
            switch self {
            case .nomExercice: "votre nom d'exercice"
            case .profession: "votre profession"
            case .savoirFaire: "vos savoir-faire"
            case .structure: "la structure"
            case .adresse: "l'adresse de la structure"
            case .telephone: "le téléphone de la structure"
            case .adresseMail: "l'adresse e-mail de la structure"
            }
        }
    }

    /// The typed element.
    public var element: Element
    /// What changed.
    public var motif: Motif
    /// The edition that brought the change.
    public var provenance: Provenance

    /// A doubtful element.
    public init(_ element: Element, motif: Motif, provenance: Provenance) {
        self.element = element
        self.motif = motif
        self.provenance = provenance
    }
}
