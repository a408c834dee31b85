/// The description of an offer that is published: typed, and right by construction.
///
/// It is made of a `Saisie` by `decrite` only, which tells all that is to be corrected, or read back from the store. Codes are those
/// of the national tables at the moment of the validation; a table may retire them later.
public struct OffreDecrite: Sendable, Equatable, Codable {
    /// `nomOffre`: the name that patients and colleagues read, 1–150 characters.
    public let nomOffre: String
    /// `champActivite` (JDV_J20).
    public let champActivite: String
    /// `modePriseEnCharge` (JDV_J19).
    public let modePriseEnCharge: String
    /// `uniteSensible`: whether it is a sensitive unit (RG_EXP_035).
    public let uniteSensible: Bool
    /// `activitesOperationnelles` (JDV_J17): at least one.
    public let activitesOperationnelles: [String]
    /// `actesSpecifiques` (JDV_J16).
    public let actesSpecifiques: [String]
    /// `competencesSpecifiques` (JDV_J33).
    public let competencesSpecifiques: [String]
    /// The ages received, in years.
    public let ages: ClosedRange<Int>
    /// The care pathway or network (`filière`), at most 200 characters.
    public let filiere: String?
    /// `modalitesAccueil` (JDV_J226), the delay of télé-expertise included: at least one.
    public let modalitesAccueil: [String]
    /// `zoneIntervention`: the communes of home visits, in order, none where there are no home visits.
    public let zoneIntervention: [CodeCommune]
    /// The contacts for patients, of free access: at least one.
    public let contactsPatients: [ContactDecrit]
    /// The contacts for professionals, of restricted access.
    public let contactsProfessionnels: [ContactDecrit]
    /// The hours of an ordinary week, by kind then by start: at least one slot, no overlap within a kind.
    public let horaires: [PlageHebdomadaire]

    /// The lowest and the highest age when patients of all ages are received, in years.
    public static let tousLesAges = 0...120
    /// The field of activity of liberal offers: « Ville ».
    public static let champActiviteLiberal = "05"
    /// The care mode of liberal offers: « Consultation ».
    public static let modePriseEnChargeLiberal = "32"

    /// Whether home visits are made.
    public var visitesADomicile: Bool { modalitesAccueil.contains(ModalitesIntervention.aDomicile) }
}
