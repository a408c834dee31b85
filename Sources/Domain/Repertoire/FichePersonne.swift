/// What one edition of RPPS says of a person: the professions, and each liberal activity with its place.
public struct FichePersonne: Sendable, Equatable {
    /// The national identifier.
    public var idNatPS: IdNatPS
    /// `civilite` (TRE_R81).
    public var civilite: String?
    /// The professions practised.
    public var exercices: [ExerciceProfessionnel]
    /// The liberal activities that make an offer each.
    public var situations: [FicheSituation]
    /// The fingerprint of the rows; stored with the person when there is one.
    public var empreinte: Empreinte?

    /// What a register says of a person.
    public init(idNatPS: IdNatPS, civilite: String?, exercices: [ExerciceProfessionnel], situations: [FicheSituation]) {
        self.idNatPS = idNatPS
        self.civilite = civilite
        self.exercices = exercices
        self.situations = situations
    }
}
