import Domain
import TestSupport
import Testing

@Suite struct OffreCompleteTests {
    private func courante(_ whole: OffreComplete) -> Saisie {
        OffreEnSaisie(whole, brouillon: nil, now: Exemples.now).saisieCourante
    }

    @Test("proposes a name made of the profession and the name of practice")
    func proposesName() {
        let whole = Exemples.offreComplete(validee: false)
        #expect(whole.exercice == Exemples.exercice)
        #expect(courante(whole).description.nomOffre == "Médecin – Dr Aline EXEMPLE")
    }

    @Test("still proposes something when the register lost the profession")
    func lostProfession() {
        var whole = Exemples.offreComplete(validee: false)
        whole.professionnel?.exercices[0].profession = "60"
        #expect(whole.exercice == nil)
        #expect(courante(whole).description.activitesOperationnelles == ["437"])
    }

    @Test("shows what is published once validated")
    func published() {
        #expect(courante(Exemples.offreComplete()) == Exemples.saisie)
    }
}
