/// The convention sector of a professional in a place.
///
/// Source: TRE_R282-CNAMAmeliSecteurConventionnement. Since 28 September 2026 the codes are `0` to `3`; the former
/// `nc`, `c1`, `c2` and `c3` are still read. Sector 2 is code `3`, not code `2`.
public enum SecteurConventionnement: String, Sendable, Codable, CaseIterable {
    case nonConventionne = "0"
    case conventionne = "1"
    case avecDepassement = "2"
    case honorairesLibres = "3"

    /// The sector of a code of either generation; `nil` for any other text.
    public init?(code: String) {
        switch code {
        case "0", "nc": self = .nonConventionne
        case "1", "c1": self = .conventionne
        case "2", "c2": self = .avecDepassement
        case "3", "c3": self = .honorairesLibres
        default: return nil
        }
    }

    /// The label of the code in TRE_R282.
    public var libelleNomenclature: String {
        switch self {
        case .nonConventionne: "Non conventionné"
        case .conventionne: "Conventionné"
        case .avecDepassement: "Conventionné avec dépassement"
        case .honorairesLibres: "Conventionné avec honoraires libres"
        }
    }

    /// The French label shown to people.
    public var libelle: String {
        switch self {
        case .nonConventionne: "Non conventionné"
        case .conventionne: "Conventionné secteur 1"
        case .avecDepassement: "Conventionné avec droit permanent à dépassement"
        case .honorairesLibres: "Conventionné secteur 2 (honoraires libres)"
        }
    }
}
