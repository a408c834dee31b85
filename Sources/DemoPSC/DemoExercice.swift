/// A profession of a person, with the names of the claims. What is unknown is an empty text, as in the true claims.
public struct DemoExercice: Sendable, Equatable, Encodable {
    /// TRE_G15.
    public var codeProfession: String
    /// TRE_R09: `C` civil.
    public var codeCategorieProfessionnelle = "C"
    /// TRE_R11.
    public var codeCiviliteDexercice = ""
    /// The name of practice.
    public var nomDexercice: String
    /// The first name of practice.
    public var prenomDexercice: String
    /// TRE_R04.
    public var codeTypeSavoirFaire = ""
    /// The know-how.
    public var codeSavoirFaire = ""
    /// The activities, possibly none.
    public var activities: [DemoActivite]

    /// An exercice.
    public init(
        codeProfession: String, codeCiviliteDexercice: String = "", nomDexercice: String, prenomDexercice: String,
        activities: [DemoActivite] = []
    ) {
        self.codeProfession = codeProfession
        self.codeCiviliteDexercice = codeCiviliteDexercice
        self.nomDexercice = nomDexercice
        self.prenomDexercice = prenomDexercice
        self.activities = activities
    }
}
