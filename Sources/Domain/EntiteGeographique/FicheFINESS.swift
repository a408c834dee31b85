/// What FINESS says of a site (entité géographique).
///
/// Source: FINESS+ structures v1.0.0, object `ege`; legacy extraction `structureet` with `geolocalisation`.
public struct FicheFINESS: Sendable, Equatable, Codable {
    /// The FINESS number of the site (ET).
    public var numFINESS: NumFINESS
    /// The FINESS number of the legal entity (EJ).
    public var numFINESSEJ: NumFINESS?
    /// The long name when there is one, else the short name.
    public var denominationEG: String
    /// The category of establishment (TRE_R397, formerly TRE_R66): `603`, `124`…
    public var categorieEG: String
    /// The SIRET number.
    public var numSIRET: NumSIRET?
    /// The address.
    public var adresse: Adresse
    /// The public phone, as written.
    public var telephone: String?
    /// The public fax, as written.
    public var telecopie: String?
    /// The public e-mail, as written.
    public var courriel: String?
    /// Latitude and longitude, WGS 84 degrees.
    public var position: CoordonneeGeographique?
    /// The day the site opened.
    public var dateOuverture: JourCivil?
    /// The day the site closed; `nil` while it is open.
    public var dateFermeture: JourCivil?
    /// The participation in the public hospital service (`espic`, `codesph`), as the register codes it.
    public var modaliteParticipationSPH: String?

    /// A site, with the mandatory parts only.
    public init(numFINESS: NumFINESS, denominationEG: String, categorieEG: String, adresse: Adresse) {
        self.numFINESS = numFINESS
        self.denominationEG = denominationEG
        self.categorieEG = categorieEG
        self.adresse = adresse
    }
}
