/// Step 3: where and how patients are seen.
public struct ModalitesIntervention: Sendable, Equatable, Codable {
    /// `modalitesAccueil` (JDV_J226) among `enPresentiel`, `teleconsultation`, `aDomicile`: at least one.
    public var modalitesAccueil: [String]
    /// `zoneIntervention`: the communes of home visits (RG_EXP_009: communes only), at least one when home visits are made.
    public var zoneIntervention: [CodeCommune]

    /// Ways of intervening.
    public init(modalitesAccueil: [String] = [], zoneIntervention: [CodeCommune] = []) {
        self.modalitesAccueil = modalitesAccueil
        self.zoneIntervention = zoneIntervention
    }

    /// Consultation at the place (JDV_J226).
    public static let enPresentiel = "03"
    /// Consultation at a distance (JDV_J226).
    public static let teleconsultation = "04"
    /// Visits at home (JDV_J226).
    public static let aDomicile = "05"
    /// The ways that a liberal professional may offer.
    public static let possibles = [enPresentiel, teleconsultation, aDomicile]
    /// The most communes of intervention.
    public static let communesAuPlus = 1000

    /// Whether home visits are made.
    public var visitesADomicile: Bool { modalitesAccueil.contains(Self.aDomicile) }

    /// Adds communes that are not there yet, in order.
    public mutating func add(_ communes: [CodeCommune]) {
        var seen = Set(zoneIntervention)
        zoneIntervention += communes.filter { seen.insert($0).inserted }
    }

    /// The ways made regular (communes once each, none without home visits), and what is to be corrected.
    ///
    /// A code that the national table retired is refused, unless `publiee`, what is published, has it.
    public func verifiee(publiee: ModalitesIntervention? = nil) -> Verification<ModalitesIntervention> {
        var result = self
        result.modalitesAccueil = Self.possibles.filter { modalitesAccueil.contains($0) }
        result.zoneIntervention = visitesADomicile ? Array(Set(zoneIntervention)).sorted() : []
        var issues: [ValidationIssue] = []
        if modalitesAccueil.isEmpty { issues.append(ValidationIssue("modalites.modalitesAccueil", .auMoinsUn)) }
        if !modalitesAccueil.allSatisfy({ Self.possibles.contains($0) }) {
            issues.append(ValidationIssue("modalites.modalitesAccueil", .codeInconnu))
        } else if let rule = Nomenclature.modaliteAccueil.verification(
            modalitesAccueil, dejaPublies: publiee?.modalitesAccueil ?? [])
        {
            issues.append(ValidationIssue("modalites.modalitesAccueil", rule))
        }
        if visitesADomicile, zoneIntervention.isEmpty {
            issues.append(ValidationIssue("modalites.zoneIntervention", .auMoinsUn))
        }
        if result.zoneIntervention.count > Self.communesAuPlus {
            issues.append(ValidationIssue("modalites.zoneIntervention", .auPlus(Self.communesAuPlus)))
        }
        return Verification(result, erreurs: issues)
    }
}
