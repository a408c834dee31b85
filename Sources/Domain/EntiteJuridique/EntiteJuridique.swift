/// A legal entity (EJ) that holds places of practice, when a register names one by FINESS or SIREN.
///
/// Source: ROR exposition model, class `EntiteJuridique`. None is invented for a sole practice.
public struct EntiteJuridique: Sendable, Equatable, Codable {
    /// The technical identifier.
    public var id: Identifiant
    /// The key: the FINESS number of the legal entity when known, else the SIREN number.
    public var cle: String
    /// `raisonSociale`.
    public var raisonSociale: String
    /// The FINESS number of the legal entity.
    public var numFINESS: NumFINESS?
    /// The SIREN number.
    public var numSIREN: NumSIREN?
    /// The legal status (TRE_R400), from FINESS.
    public var statutJuridique: String?
    /// The edition of the register that brought the present values.
    public var provenance: Provenance
    /// When the entity entered the directory.
    public var dateCreation: Instant
    /// When an attribute last changed.
    public var dateMiseJour: Instant

    /// The legal entity that a register names for a place; `nil` when it names none.
    public init?(id: Identifiant, fiche: FicheStructure, provenance: Provenance, now: Instant) {
        guard let cle = Self.cle(of: fiche) else { return nil }
        self.id = id
        self.cle = cle
        raisonSociale = fiche.denominationEG
        numFINESS = fiche.numFINESSEJ
        numSIREN = fiche.numSIREN
        self.provenance = provenance
        dateCreation = now
        dateMiseJour = now
    }

    /// The legal entity of FINESS.
    public init(id: Identifiant, finess fiche: FicheFINESSEJ, provenance: Provenance, now: Instant) {
        self.id = id
        cle = fiche.numFINESS.description
        raisonSociale = fiche.raisonSociale
        numFINESS = fiche.numFINESS
        numSIREN = fiche.numSIREN
        statutJuridique = fiche.statutJuridique
        self.provenance = provenance
        dateCreation = now
        dateMiseJour = now
    }

    /// Takes what FINESS, the owner of the data, says; answers whether anything changed.
    public mutating func refresh(_ fiche: FicheFINESSEJ, provenance: Provenance, now: Instant) -> Bool {
        var next = self
        next.raisonSociale = fiche.raisonSociale
        next.numSIREN = fiche.numSIREN ?? numSIREN
        next.statutJuridique = fiche.statutJuridique
        guard next != self else { return false }
        self = next
        self.provenance = provenance
        dateMiseJour = now
        return true
    }

    /// The key of the legal entity that a register names for a place.
    public static func cle(of fiche: FicheStructure) -> String? {
        fiche.numFINESSEJ?.description ?? fiche.numSIREN?.description
    }
}

extension EntiteJuridique: StoredAggregate {
    public static var kind: String { "entite_juridique" }
    public static var keys: [String] { ["cle"] }
    public var keyValues: [KeyValue] { [.text(cle)] }
}

extension AggregateKey<EntiteJuridique> {
    /// The FINESS number of the legal entity, else the SIREN number.
    public static var cle: AggregateKey { AggregateKey("cle") }
}
