/// A profession practised by a person, under a name of practice.
///
/// Source: ROR exposition model, class `ExerciceProfessionnel`. Owned by RPPS: read only here (RG_EXP_031).
public struct ExerciceProfessionnel: Sendable, Equatable, Codable {
    /// The profession (TRE_G15).
    public var profession: String
    /// The professional category: `C` civil, `M` military, `E` student.
    public var categorie: String
    /// `civiliteExercice` (TRE_R11): `DR`, `PR`…; `nil` when the register has none.
    public var civiliteExercice: String?
    /// The family name of practice.
    public var nomExercice: String
    /// The first name of practice.
    public var prenomExercice: String?
    /// The know-hows, in the order of the register.
    public var savoirFaire: [SavoirFaire]

    /// An exercise.
    public init(
        profession: String, categorie: String, civiliteExercice: String?, nomExercice: String, prenomExercice: String?,
        savoirFaire: [SavoirFaire]
    ) {
        self.profession = profession
        self.categorie = categorie
        self.civiliteExercice = civiliteExercice
        self.nomExercice = nomExercice
        self.prenomExercice = prenomExercice
        self.savoirFaire = savoirFaire
    }
}
