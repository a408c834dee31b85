/// One liberal activity of a person in RPPS: what makes one offer.
public struct FicheSituation: Sendable, Equatable {
    /// The activity.
    public var situation: SituationOperationnelle
    /// The place.
    public var structure: FicheStructure

    /// A liberal activity.
    public init(situation: SituationOperationnelle, structure: FicheStructure) {
        self.situation = situation
        self.structure = structure
    }
}
