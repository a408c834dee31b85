/// What kind of place a liberal professional works in.
///
/// Source: national-sources mapping of RPPS sectors (TRE_R02): SA07, SA08 and SA09 are practices, SA05 a centre de
/// santé, SA52 a maison de santé; any other sector with a liberal activity is shown by its own label.
public enum TypeStructure: String, Sendable, Codable, CaseIterable {
    case cabinet
    case maisonDeSante = "msp"
    case centreDeSante = "cds"
    case autre

    /// The type of a sector of activity (TRE_R02).
    public init(secteurActivite: String) {
        switch secteurActivite {
        case "SA07", "SA08", "SA09": self = .cabinet
        case "SA52": self = .maisonDeSante
        case "SA05": self = .centreDeSante
        default: self = .autre
        }
    }

    /// The type of a category of FINESS (TRE_R397): 603 is a maison de santé; 124, 125 and 439 are centres de santé; `nil`
    /// for a category that does not tell.
    public init?(categorieEG: String) {
        switch categorieEG {
        case "603": self = .maisonDeSante
        case "124", "125", "439": self = .centreDeSante
        default: return nil
        }
    }

    /// The French label shown to people.
    public var libelle: String {
        switch self {
        case .cabinet: "Cabinet"
        case .maisonDeSante: "Maison de santé pluriprofessionnelle (MSP)"
        case .centreDeSante: "Centre de santé"
        case .autre: "Autre structure"
        }
    }
}
