import Domain
import TestSupport
import Testing

@Suite struct ProfessionnelTests {
    private func nom(_ change: (inout ExerciceProfessionnel) -> Void) -> String {
        var professionnel = Exemples.professionnel
        change(&professionnel.exercices[0])
        return professionnel.nomAffiche(profession: "10")
    }

    @Test("is shown as on a door plate")
    func name() {
        #expect(nom { _ in } == "Dr Aline EXEMPLE")
        #expect(nom { $0.civiliteExercice = "PR" } == "Pr Aline EXEMPLE")
        #expect(nom { $0.civiliteExercice = "MG" } == "Aline EXEMPLE")
        #expect(nom { ($0.civiliteExercice, $0.prenomExercice) = (nil, nil) } == "EXEMPLE")
    }

    @Test("is shown by the name of the profession, else of the first, else by the identifier")
    func nameOfProfession() {
        var professionnel = Exemples.professionnel
        var other = Exemples.exercice
        (other.profession, other.nomExercice, other.civiliteExercice) = ("96", "USAGE", nil)
        professionnel.exercices.append(other)
        #expect(professionnel.nomAffiche(profession: "96") == "Aline USAGE")
        #expect(professionnel.nomAffiche(profession: "60") == "Dr Aline EXEMPLE")
        professionnel.exercices = []
        #expect(professionnel.nomAffiche(profession: "10") == professionnel.idNatPS.description)
    }

    @Test(
        "only a specialty and an exclusive competence are the main know-how",
        arguments: [("S", true), ("CEX", true), ("C", false), ("PAC", false), ("DEC", false)])
    func specialty(_ type: String, isMain: Bool) {
        #expect(SavoirFaire(type: type, code: "x", libelle: "x").estSpecialite == isMain)
    }
}
