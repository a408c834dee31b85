/// What the registers say of the offer of a liberal professional: who, where, which activity, under which convention.
public struct SituationLiberale: Sendable, Equatable, Codable {
    /// The professional.
    public var professionnel: Identifiant
    /// The place of practice.
    public var structure: Identifiant
    /// The activity, as RPPS gives it, read only (RG_EXP_031).
    public var situation: SituationOperationnelle
    /// The edition of the register that brought the present activity.
    public var provenance: Provenance
    /// The convention data of the activity, from Ameli.
    public var convention: ValeurSourcee<Convention>?
    /// When the professional contested these convention data: they are then not published. `nil` when they did not.
    public var dateContestationConvention: Instant?

    /// A situation without convention data.
    public init(
        professionnel: Identifiant, structure: Identifiant, situation: SituationOperationnelle, provenance: Provenance
    ) {
        self.professionnel = professionnel
        self.structure = structure
        self.situation = situation
        self.provenance = provenance
    }

    /// The convention data that may be published: matched and not contested.
    public var conventionRetenue: Convention? { dateContestationConvention == nil ? convention?.valeur : nil }
}
