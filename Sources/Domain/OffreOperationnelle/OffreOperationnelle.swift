/// The care that one liberal professional offers in one place: the aggregate that the directory publishes.
///
/// Source: ROR exposition model 3.0, class `OffreOperationnelle`. The `situation` is owned by RPPS and read only
/// (RG_EXP_031); what the professional typed is either a draft (`brouillon`) or the published `saisie`.
public struct OffreOperationnelle: Sendable, Equatable, Codable {
    /// The technical identifier.
    public var id: Identifiant
    /// `identifiantOffre`: national, kept for life: `<code région>/<numéro>`, as `84/0000123` (RG_EXP_042).
    public var identifiantOffre: String
    /// The professional.
    public var professionnel: Identifiant
    /// The place of practice.
    public var structure: Identifiant
    /// The activity, as RPPS gives it.
    public var situation: SituationOperationnelle
    /// The convention data of the activity, from Ameli.
    public var convention: ValeurSourcee<Convention>?
    /// When the professional contested these convention data: they are then not published. `nil` when they did not.
    public var dateContestationConvention: Instant?
    /// The typed elements that a register made doubtful, with the reason; `nil` once the offer is validated again.
    public var aVerifier: [ElementAVerifier]?
    /// What was last validated and is published; `nil` before the first validation.
    public var saisie: Saisie?
    /// When `saisie` was validated.
    public var dateValidation: Instant?
    /// What was typed and is not validated.
    public var brouillon: Brouillon?
    /// When the activity disappeared from the register: the offer is withdrawn and what was typed is kept.
    public var dateRetrait: Instant?
    /// The edition of the register that brought the present situation.
    public var provenance: Provenance
    /// When the offer entered the directory.
    public var dateCreation: Instant
    /// When it last changed.
    public var dateMiseJour: Instant

    /// A new offer « A compléter », from an activity of the register.
    public init(
        id: Identifiant, region: String?, professionnel: Identifiant, structure: Identifiant,
        situation: SituationOperationnelle, provenance: Provenance, now: Instant
    ) {
        self.id = id
        identifiantOffre = "\(region ?? "00")/\(DateHeure.padded(Int(id.rawValue), 7))"
        self.professionnel = professionnel
        self.structure = structure
        self.situation = situation
        self.provenance = provenance
        dateCreation = now
        dateMiseJour = now
    }

    /// The status shown on the home page.
    public var statut: StatutOffre {
        guard saisie != nil else { return .aCompleter }
        return aVerifier == nil ? .validee : .aVerifier
    }

    /// The convention data that may be published: matched and not contested.
    public var conventionRetenue: Convention? { dateContestationConvention == nil ? convention?.valeur : nil }

    /// Whether consumers may read it: validated and still in the register.
    public var estPubliable: Bool { saisie != nil && dateRetrait == nil }
}

extension OffreOperationnelle: StoredAggregate {
    public static var kind: String { "offre_operationnelle" }
    public static var keys: [String] { ["professionnel", "structure", "est_publiable", "date_retrait", "date_oubli"] }
    public var keyValues: [KeyValue] {
        [.id(professionnel), .id(structure), .flag(estPubliable), .instant(dateRetrait), .instant(dateOubli)]
    }
}

extension AggregateKey<OffreOperationnelle> {
    /// The professional.
    public static var professionnel: AggregateKey { AggregateKey("professionnel") }
}
