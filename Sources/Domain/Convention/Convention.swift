/// The convention data of one professional in one place, from Ameli.
///
/// Source: ROR exposition model, class `SituationOperationnelle` (`secteurConventionnement`,
/// `optionContratAccesAuxSoins`, `carteVitaleAcceptee`). Ameli gives no RPPS number: the data were matched, with a
/// confidence, and the professional may contest the match.
public struct Convention: Sendable, Equatable, Codable {
    /// How sure the match is. Source: national sources, §2.1.
    public enum Confiance: String, Sendable, Codable, CaseIterable {
        /// Name, first name, postal code, street number and profession agree, and nobody else is like that.
        case forte
        /// The same without the street number.
        case faible
    }

    /// The sector; `nil` for professions that have none.
    public var secteur: SecteurConventionnement?
    /// `optionContratAccesAuxSoins`: OPTAM or OPTAM-ACO.
    public var optionContratAccesAuxSoins: Bool
    /// `carteVitaleAcceptee`; `nil` when unknown.
    public var carteVitaleAcceptee: Bool?
    /// How sure the match is.
    public var confiance: Confiance

    /// Convention data.
    public init(
        secteur: SecteurConventionnement?, optionContratAccesAuxSoins: Bool, carteVitaleAcceptee: Bool?,
        confiance: Confiance
    ) {
        self.secteur = secteur
        self.optionContratAccesAuxSoins = optionContratAccesAuxSoins
        self.carteVitaleAcceptee = carteVitaleAcceptee
        self.confiance = confiance
    }
}
