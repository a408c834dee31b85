/// A place of practice: a practice, a maison de santé, a centre de santé, an establishment (EG).
///
/// Source: ROR exposition model, class `EntiteGeographique`. Owned by the registers: read only here. Two practices that
/// look the same stay two: only the register's key tells one from the other.
public struct EntiteGeographique: Sendable, Equatable, Codable {
    /// The technical identifier.
    public var id: Identifiant
    /// The key of the place in RPPS (`Identifiant technique de la structure`): `R81311`, `F990000025`…
    public var cle: String
    /// What the register says of the place.
    public var fiche: FicheStructure
    /// The legal entity, when the register names one.
    public var entiteJuridique: Identifiant?
    /// The edition of the register that brought the present values.
    public var provenance: Provenance
    /// When the place entered the directory.
    public var dateCreation: Instant
    /// When an attribute last changed.
    public var dateMiseJour: Instant

    /// A place of practice.
    public init(
        id: Identifiant, fiche: FicheStructure, entiteJuridique: Identifiant?, provenance: Provenance,
        dateCreation: Instant, dateMiseJour: Instant
    ) {
        self.id = id
        cle = fiche.cle
        self.fiche = fiche
        self.entiteJuridique = entiteJuridique
        self.provenance = provenance
        self.dateCreation = dateCreation
        self.dateMiseJour = dateMiseJour
    }

    /// The name to show: the operational name when there is one, else the registered name.
    public var nomAffiche: String { fiche.nomOperationnel ?? fiche.denominationEG }

    /// What kind of place it is.
    public var type: TypeStructure { TypeStructure(secteurActivite: fiche.secteurActivite) }
}
