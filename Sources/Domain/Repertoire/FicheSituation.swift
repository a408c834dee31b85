/// One liberal activity of a person in RPPS: what makes one offer.
public struct FicheSituation: Sendable, Equatable {
    /// The activity.
    public var situation: SituationOperationnelle
    /// The place.
    public var structure: FicheStructure
    /// Whether this description of the place is the one to keep: rows of several persons may disagree about a place.
    public var prevails = true

    /// A liberal activity.
    public init(situation: SituationOperationnelle, structure: FicheStructure) {
        self.situation = situation
        self.structure = structure
    }
}
