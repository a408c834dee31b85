/// A register that is generated, under the name that its file has.
public enum Registre: String, Sendable, CaseIterable {
    case activites
    case savoirFaire
    case diplomes
    case mssante
    case ameli
    case finess
    case finessHistorique
    case finessGeolocalisation

    /// The name of the file of an edition, with its date as `20261120`.
    public func fichier(_ date: String) -> String {
        switch self {
        case .activites: "PS_LibreAcces_Personne_activite_\(date)0830.txt"
        case .savoirFaire: "PS_LibreAcces_SavoirFaire_\(date)0830.txt"
        case .diplomes: "PS_LibreAcces_Dipl_AutExerc_\(date)0830.txt"
        case .mssante: "Extraction_Correspondance_MSSante_\(date)0830.txt"
        case .ameli: "liste-ps-\(date)-031500.csv"
        case .finess: "finess-structures-\(date).json"
        case .finessHistorique: "etalab-cs1100502-stock-\(date)-0336.csv"
        case .finessGeolocalisation: "etalab-cs1100507-stock-\(date)-0336.csv"
        }
    }
}
