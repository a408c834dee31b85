import Domain
import TestSupport
import Testing

@Suite struct SaisieVerifieeTests {
    private static let vide = Saisie()

    @Test(
        "a step checks its own part only",
        arguments: [
            (Etape.repertoires, ""), (.offre, "description"), (.modalites, "modalites"), (.contacts, "contacts"),
            (.horaires, "horaires"), (.recapitulatif, ""),
        ])
    func ownPart(_ etape: Etape, _ part: String) {
        let places = Set(Self.vide.verifiee(etape).erreurs.map { String($0.attribut.prefix { $0 != "." }) })
        #expect(places == (part.isEmpty ? [] : [part]))
    }

    @Test("a step makes its own part regular and leaves the others as typed")
    func regularPart() {
        var typed = Exemples.saisie
        typed.description.nomOffre = " Cabinet "
        typed.contacts.patients[0].adresse = "01 99 00 12 34"
        var expected = typed
        expected.contacts.patients[0].adresse = "0199001234"
        #expect(typed.verifiee(.contacts).valeur == expected)
    }

    @Test("the example passes every step", arguments: Etape.allCases)
    func example(_ etape: Etape) {
        #expect(Exemples.saisie.verifiee(etape).erreurs.isEmpty)
        #expect(Exemples.saisie.verifiee(etape).valeur == Exemples.saisie)
    }

    @Test("proposes the usual activities, the practice and the contacts of the register")
    func proposal() {
        let proposed = Saisie(
            proposeePour: Exemples.exercice, situation: Exemples.situation(), nomOffre: "Médecin – Dr Aline EXEMPLE")
        #expect(proposed.description.nomOffre == "Médecin – Dr Aline EXEMPLE")
        #expect(proposed.description.activitesOperationnelles == ["437"])
        #expect(proposed.modalites.modalitesAccueil == [ModalitesIntervention.enPresentiel])
        #expect(proposed.contacts.patients.map(\.adresse) == ["0199001234"])
        #expect(proposed.horaires.verifiee().erreurs == [ValidationIssue("horaires", .auMoinsUn)])
        for etape in [Etape.offre, .modalites, .contacts] { #expect(proposed.verifiee(etape).erreurs.isEmpty) }
    }
}
