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

    /// Persons whom no liberal space is for: a pharmacist, a person without exercice, a salaried nurse, the staff of a structure.
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
        DemoPerson(
            idNat: "810900000026", codeCivilite: "MME", prenom: "Solange", nom: "SALARIEE",
            exercices: [
                DemoExercice(
                    codeProfession: "60", nomDexercice: "SALARIEE", prenomDexercice: "Solange",
                    activities: [.salariee(codeSecteurDactivite: "SA01", raisonSocialeSite: "HOPITAL INVENTE")])
            ]),
        DemoPerson(
            idNat: "3990000010042", codeCivilite: "M", prenom: "Gildas", nom: "GUICHET", exercices: []),
    ]
}
