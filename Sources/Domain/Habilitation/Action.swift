/// Something that rights are asked for. Each use case names its own.
public enum Action: String, Sendable, CaseIterable {
    case consulterOffre
    case saisirOffre
    case validerOffre
    case contesterConvention
    case declarerAnomalie
    case traiterAnomalie
    case consulterStructure
    case gererOrganisation
    case declarerCapaciteInstallee
    case declarerDisponibilite
    case gererHabilitations
    case actualiserRepertoire
    case consulterAudit
    case exploiter

    /// What it is, in French.
    public var libelle: String {
        switch self {
        case .consulterOffre: "Consulter une offre dans le portail"
        case .saisirOffre: "Compléter une offre"
        case .validerOffre: "Valider une offre"
        case .contesterConvention: "Contester des données de conventionnement"
        case .declarerAnomalie: "Déclarer une anomalie"
        case .traiterAnomalie: "Traiter une anomalie"
        case .consulterStructure: "Consulter une structure"
        case .gererOrganisation: "Créer, renommer ou fermer un pôle, un service, une unité"
        case .declarerCapaciteInstallee: "Déclarer la capacité installée"
        case .declarerDisponibilite: "Déclarer les lits et places disponibles"
        case .gererHabilitations: "Donner et retirer des habilitations"
        case .actualiserRepertoire: "Apporter les données d’un répertoire"
        case .consulterAudit: "Consulter le journal d’audit"
        case .exploiter: "Exploiter le service"
        }
    }
}
