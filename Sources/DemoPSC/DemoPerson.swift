/// An invented person who may sign in, as the simulated provider knows her.
public struct DemoPerson: Sendable, Equatable {
    /// `SubjectNameID`: 8 and the RPPS number.
    public var idNat: String
    /// `codeCivilite` (TRE_R81), such as `M` or `MME`.
    public var codeCivilite: String
    /// `given_name`.
    public var prenom: String
    /// `family_name`.
    public var nom: String
    /// `SubjectRefPro.exercices`.
    public var exercices: [DemoExercice]

    /// A person.
    public init(idNat: String, codeCivilite: String, prenom: String, nom: String, exercices: [DemoExercice]) {
        self.idNat = idNat
        self.codeCivilite = codeCivilite
        self.prenom = prenom
        self.nom = nom
        self.exercices = exercices
    }

    /// Persons who are authenticated but have no right to the portal: a pharmacist, and a person without exercice.
    public static let sansDroit: [DemoPerson] = [
        DemoPerson(
            idNat: "810900000000", codeCivilite: "MME", prenom: "Odile", nom: "SANDROIT",
            exercices: [
                DemoExercice(
                    codeProfession: "21", codeCiviliteDexercice: "DR", nomDexercice: "SANDROIT",
                    prenomDexercice: "Odile",
                    activities: [DemoActivite(codeSecteurDactivite: "SA33", raisonSocialeSite: "PHARMACIE INVENTEE")])
            ]),
        DemoPerson(
            idNat: "810900000018", codeCivilite: "M", prenom: "Victor", nom: "SANSEXERCICE", exercices: []),
    ]
}
