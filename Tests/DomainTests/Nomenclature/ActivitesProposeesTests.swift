import Testing

@testable import Domain

@Suite struct ActivitesProposeesTests {
    private func activites(_ profession: ProfessionLiberale, _ savoirFaire: (String, String)...) -> [String] {
        profession.activitesProposees(savoirFaire: savoirFaire.map { SavoirFaire(type: $0.0, code: $0.1, libelle: "") })
    }

    @Test("each of the eleven professions has some, and a label", arguments: ProfessionLiberale.allCases)
    func everyProfession(_ profession: ProfessionLiberale) {
        #expect(!activites(profession).isEmpty)
        #expect(Nomenclature.professionSante.contains(profession.rawValue))
        #expect(profession.libelle != profession.rawValue)
    }

    @Test("there are eleven professions")
    func eleven() {
        #expect(ProfessionLiberale.allCases.count == 11)
    }

    @Test("every code of the table is in the national tables")
    func codesExist() {
        #expect(ActivitesProposees.lignes.count > 70)
        for line in ActivitesProposees.lignes {
            #expect(ProfessionLiberale(rawValue: line.profession) != nil, "\(line)")
            #expect(!line.activites.isEmpty, "\(line)")
            for code in line.activites { #expect(Nomenclature.activiteOperationnelle.contains(code), "\(line)") }
            let isKnown =
                line.savoirFaire == "*" || Nomenclature.specialiteOrdinale.contains(line.savoirFaire)
                || Nomenclature.competenceExclusive.contains(line.savoirFaire)
            #expect(isKnown, "\(line)")
        }
    }

    @Test("each profession and know-how has one line, and each profession ends with any know-how")
    func oneLineEach() {
        let keys = ActivitesProposees.lignes.map { "\($0.profession) \($0.savoirFaire)" }
        #expect(Set(keys).count == keys.count)
        for profession in ProfessionLiberale.allCases { #expect(keys.contains("\(profession.rawValue) *")) }
    }

    @Test("depend on the main specialty, not on other know-hows")
    func specialty() {
        #expect(activites(.medecin, ("S", "SM04")) == ["013"])
        #expect(activites(.medecin, ("CEX", "CEX22")) == ["053", "100"])
        #expect(activites(.medecin, ("DEC", "SM04")) == ["437"])
        #expect(activites(.medecin, ("C", "C02"), ("S", "SM15")) == ["037"])
        #expect(activites(.medecin, ("S", "inconnu")) == ["437"])
        #expect(activites(.orthophoniste, ("S", "SM04")) == ["200"])
    }
}
