/// What RPPS says of a place of practice. Source: columns 20 to 47 of the personne-activité extraction.
public struct FicheStructure: Sendable, Equatable, Codable {
    /// `Identifiant technique de la structure`: the key.
    public var cle: String
    /// `Raison sociale site`.
    public var denominationEG: String
    /// `Enseigne commerciale site`.
    public var nomOperationnel: String?
    /// The sector of activity (TRE_R02).
    public var secteurActivite: String
    /// The FINESS number of the site.
    public var numFINESS: NumFINESS?
    /// The FINESS number of the legal entity.
    public var numFINESSEJ: NumFINESS?
    /// The SIRET number of the site.
    public var numSIRET: NumSIRET?
    /// The SIREN number of the company.
    public var numSIREN: NumSIREN?
    /// `Ancien identifiant de la structure`: one digit for its kind (0 ADELI-rang, 1 FINESS, 3 SIRET, 4 RPPS-rang), then
    /// the number.
    public var ancienIdentifiant: String?
    /// The address.
    public var adresse: Adresse

    /// What the register says, with the mandatory parts only.
    public init(cle: String, denominationEG: String, secteurActivite: String, adresse: Adresse) {
        self.cle = cle
        self.denominationEG = denominationEG
        self.secteurActivite = secteurActivite
        self.adresse = adresse
    }

    /// `idNatStruct`: the kind digit then the number, FINESS first (RG_EXP_004), then RPPS or ADELI-rang (RG_EXP_037,
    /// RG_EXP_038), then SIRET; `nil` when the register gives none.
    public var idNatStruct: String? {
        if let numFINESS { return "1\(numFINESS)" }
        if let ancienIdentifiant, ancienIdentifiant.hasPrefix("4") || ancienIdentifiant.hasPrefix("0") {
            return ancienIdentifiant
        }
        return numSIRET.map { "3\($0)" }
    }
}
