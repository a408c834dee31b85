/// A datum of the registers that a professional may declare wrong.
///
/// Source: ANS step-by-step sheet on anomalies: data of RPPS and of Ameli, read only in the portal.
public enum ElementRepertoire: String, Sendable, Codable, CaseIterable {
    case nomExercice
    case prenomExercice
    case civilite
    case savoirFaire
    case denominationEG
    case adresse
    case telephone
    case adresseMail
    case secteurConventionnement
    case optionContratAccesAuxSoins
    case carteVitaleAcceptee

    /// The French name shown to people.
    public var libelle: String {
        switch self {
        case .nomExercice: "Nom d’exercice"
        case .prenomExercice: "Prénom d’exercice"
        case .civilite: "Civilité"
        case .savoirFaire: "Savoir-faire"
        case .denominationEG: "Nom de la structure"
        case .adresse: "Adresse de la structure"
        case .telephone: "Téléphone de la structure"
        case .adresseMail: "Adresse électronique de la structure"
        case .secteurConventionnement: "Secteur de conventionnement"
        case .optionContratAccesAuxSoins: "Adhésion à l’OPTAM"
        case .carteVitaleAcceptee: "Carte Vitale acceptée"
        }
    }

    /// The group that it is shown in.
    public var groupe: String {
        switch self {
        case .nomExercice, .prenomExercice, .civilite, .savoirFaire: "Votre exercice"
        case .denominationEG, .adresse, .telephone, .adresseMail: "La structure"
        case .secteurConventionnement, .optionContratAccesAuxSoins, .carteVitaleAcceptee: "Votre conventionnement"
        }
    }

    /// Who corrects the datum: the Assurance maladie for Ameli, the ARS for a site of FINESS, else the registration authority
    /// of RPPS (its first part: an order, or the ARS).
    public func autorite(of whole: OffreComplete) -> String {
        switch self {
        case .secteurConventionnement, .optionContratAccesAuxSoins, .carteVitaleAcceptee: return "CPAM"
        case .denominationEG, .adresse:
            if whole.structure.finess != nil { return "ARS" }
            fallthrough
        default:
            let authority = whole.offre.liberal?.situation.autoriteEnregistrement ?? ""
            return authority.split(separator: "/").first.map(String.init) ?? "ARS"
        }
    }

    /// The value that the directory has, as it is shown; empty when it has none.
    public func valeur(of whole: OffreComplete) -> String {
        let convention = whole.offre.liberal?.convention?.valeur
        switch self {
        case .nomExercice: return whole.exercice?.nomExercice ?? ""
        case .prenomExercice: return whole.exercice?.prenomExercice ?? ""
        case .civilite: return whole.professionnel?.civilite ?? ""
        case .savoirFaire: return (whole.exercice?.savoirFaire ?? []).map(\.libelle).joined(separator: ", ")
        case .denominationEG: return whole.structure.fiche.denominationEG
        case .adresse: return whole.structure.fiche.adresse.lignes.joined(separator: ", ")
        case .telephone: return whole.offre.liberal?.situation.telephone ?? ""
        case .adresseMail: return whole.offre.liberal?.situation.adresseMail ?? ""
        case .secteurConventionnement: return convention?.secteur?.libelle ?? ""
        case .optionContratAccesAuxSoins: return convention.map { Self.ouiNon($0.optionContratAccesAuxSoins) } ?? ""
        case .carteVitaleAcceptee: return convention?.carteVitaleAcceptee.map(Self.ouiNon) ?? ""
        }
    }

    private static func ouiNon(_ value: Bool) -> String { value ? "Oui" : "Non" }
}
