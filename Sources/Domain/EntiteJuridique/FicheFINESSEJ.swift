/// What FINESS says of a legal entity (entité juridique).
///
/// Source: FINESS+ structures v1.0.0, object `pmej`.
public struct FicheFINESSEJ: Sendable, Equatable, Codable {
    /// The FINESS number of the legal entity (EJ).
    public var numFINESS: NumFINESS
    /// The long name when there is one, else the short name.
    public var raisonSociale: String
    /// The SIREN number.
    public var numSIREN: NumSIREN?
    /// The legal status (TRE_R400, formerly TRE_R72).
    public var statutJuridique: String?
    /// The day the entity closed; `nil` while it is active.
    public var dateFermeture: JourCivil?

    /// An entity, with the mandatory parts only.
    public init(numFINESS: NumFINESS, raisonSociale: String) {
        self.numFINESS = numFINESS
        self.raisonSociale = raisonSociale
    }
}
