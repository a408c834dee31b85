import Domain
import Testing

@Suite struct HorairesOffreTests {
    private static let week = SemaineType(jours: [[PlageHoraire(debut: "9h", fin: "12h")]])
    private static let wrong = SemaineType(jours: [[], [PlageHoraire(debut: "12h", fin: "9h")]])

    @Test("asks for hours of one kind at least", arguments: TypeHoraire.allCases)
    func oneKind(_ type: TypeHoraire) {
        #expect(HorairesOffre().verifiee().erreurs == [ValidationIssue("horaires", .auMoinsUn)])
        var hours = HorairesOffre()
        hours[type] = Self.week
        let checked = hours.verifiee()
        #expect(checked.erreurs.isEmpty)
        #expect(checked.valeur[type].jours[0] == [PlageHoraire(debut: "09:00", fin: "12:00")])
        #expect(TypeHoraire.allCases.filter { !checked.valeur[$0].estVide } == [type])
    }

    @Test("tells what is wrong with the kind, the day and the slot")
    func places() {
        let hours = HorairesOffre(surRendezVous: Self.week, sansRendezVous: Self.wrong, visite: Self.wrong)
        #expect(
            hours.verifiee().erreurs
                == [
                    ValidationIssue("horaires.06.2.0.fin", .finAvantDebut),
                    ValidationIssue("horaires.05.2.0.fin", .finAvantDebut),
                ])
    }

    @Test("hours of two kinds may overlap")
    func kindsOverlap() {
        #expect(HorairesOffre(surRendezVous: Self.week, sansRendezVous: Self.week).verifiee().erreurs.isEmpty)
    }

    @Test("the kinds are codes of the national table")
    func codes() {
        #expect(TypeHoraire.allCases.allSatisfy { Nomenclature.typeHoraire.contains($0.rawValue) })
    }
}
