/// One row of Ameli: a professional of a specialty at an address.
///
/// Source: CNAM, Annuaire santé Ameli, file `liste-ps` (24 columns). There is no RPPS number.
public struct FicheAmeli: Sendable, Equatable, Codable {
    /// The family name, as written.
    public var nom: String
    /// The first name, as written.
    public var prenom: String
    /// The code of specialty (`specialite_code`): `01` general practitioner, `26` physiotherapist…
    public var specialite: String
    /// The kind of professional (`type_ps_code`): `1` doctors, `2` auxiliaries, `5` dentists.
    public var typePS: String
    /// The postal code, trimmed; possibly of CEDEX.
    public var codePostal: String
    /// The street line, as written: `12 BIS RUE DES LILAS`.
    public var voie: String
    /// The town, as written.
    public var ville: String
    /// The convention sector; `nil` when empty or unknown.
    public var secteur: SecteurConventionnement?
    /// OPTAM or OPTAM-ACO.
    public var optionContratAccesAuxSoins: Bool
    /// Whether the Vitale card is accepted; `nil` when unknown.
    public var carteVitaleAcceptee: Bool?

    /// A row, with the parts that match it.
    public init(
        nom: String, prenom: String, specialite: String, typePS: String, codePostal: String, voie: String, ville: String
    ) {
        self.nom = nom
        self.prenom = prenom
        self.specialite = specialite
        self.typePS = typePS
        self.codePostal = codePostal
        self.voie = voie
        self.ville = ville
        optionContratAccesAuxSoins = false
    }
}
