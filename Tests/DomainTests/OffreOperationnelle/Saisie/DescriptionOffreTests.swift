import Domain
import TestSupport
import Testing

@Suite struct DescriptionOffreTests {
    private func issues(_ change: (inout DescriptionOffre) -> Void) -> [ValidationIssue] {
        var description = Exemples.saisie.description
        change(&description)
        return description.verifiee().erreurs
    }

    @Test("takes the example")
    func takesExample() {
        #expect(issues { _ in } == [])
    }

    @Test("asks for a name of 1 to 150 characters, spaces at both ends left aside")
    func name() {
        #expect(issues { $0.nomOffre = "" } == [ValidationIssue("description.nomOffre", .obligatoire)])
        #expect(issues { $0.nomOffre = " \u{A0}\n" } == [ValidationIssue("description.nomOffre", .obligatoire)])
        #expect(issues { $0.nomOffre = " " + String(repeating: "é", count: 150) + " " } == [])
        #expect(
            issues { $0.nomOffre = String(repeating: "é", count: 151) }
                == [ValidationIssue("description.nomOffre", .longueur(150))])
    }

    @Test("asks for at least one activity, of the national table")
    func activities() {
        #expect(
            issues { $0.activitesOperationnelles = [] }
                == [ValidationIssue("description.activitesOperationnelles", .auMoinsUn)])
        #expect(
            issues { $0.activitesOperationnelles = ["437", "inconnu"] }
                == [ValidationIssue("description.activitesOperationnelles", .codeInconnu)])
    }

    @Test("refuses acts and competences out of the national tables, and takes none")
    func codes() {
        #expect(
            issues { $0.actesSpecifiques = ["437"] } == [ValidationIssue("description.actesSpecifiques", .codeInconnu)])
        #expect(
            issues { $0.competencesSpecifiques = ["1"] }
                == [ValidationIssue("description.competencesSpecifiques", .codeInconnu)])
        #expect(issues { ($0.actesSpecifiques, $0.competencesSpecifiques) = ([], []) } == [])
    }

    @Test(
        "takes a télé-expertise of the three delays or none",
        arguments: [("", true), ("10", true), ("12", true), ("03", false), ("x", false)])
    func teleExpertise(_ code: String, accepted: Bool) {
        let expected = accepted ? [] : [ValidationIssue("description.teleExpertise", .codeInconnu)]
        #expect(issues { $0.teleExpertise = code } == expected)
    }

    @Test("the codes of télé-expertise are codes of the national table")
    func teleExpertiseCodes() {
        #expect(DescriptionOffre.codesTeleExpertise.allSatisfy { Nomenclature.modaliteAccueil.contains($0) })
    }

    @Test("takes a pathway of at most 200 characters, or none")
    func pathway() {
        #expect(issues { $0.filiere = "" } == [])
        #expect(
            issues { $0.filiere = String(repeating: "x", count: 201) }
                == [ValidationIssue("description.filiere", .longueur(200))])
    }

    @Test(
        "takes whole ages from 0 to 150, one of them at least",
        arguments: [
            ("0", "150", []), ("18", "", []), ("", "18", []), ("7", "7", []), (" 7 ", " 8 ", []),
            ("", "", [ValidationIssue("description.ageMin", .obligatoire)]),
            ("-1", "8", [ValidationIssue("description.ageMin", .age)]),
            ("0", "151", [ValidationIssue("description.ageMax", .age)]),
            ("3 ans", "8", [ValidationIssue("description.ageMin", .age)]),
            ("x", "1.5", [ValidationIssue("description.ageMin", .age), ValidationIssue("description.ageMax", .age)]),
            ("+3", "8", [ValidationIssue("description.ageMin", .age)]),
            ("9", "8", [ValidationIssue("description.ageMax", .ordreAges)]),
        ])
    func ages(_ low: String, _ high: String, _ expected: [ValidationIssue]) {
        #expect(
            issues {
                $0.tousLesAges = false
                $0.ageMin = low
                $0.ageMax = high
            } == expected)
    }

    @Test("leaves ages aside when all are received")
    func allAges() {
        #expect(issues { ($0.tousLesAges, $0.ageMin, $0.ageMax) = (true, "x", "") } == [])
    }

    @Test("gives the range of ages received")
    func range() {
        func ages(_ all: Bool, _ low: String, _ high: String) -> ClosedRange<Int> {
            DescriptionOffre(tousLesAges: all, ageMin: low, ageMax: high).ages
        }
        #expect(ages(true, "3", "8") == 0...120)
        #expect(ages(false, "3", "8") == 3...8)
        #expect(ages(false, "3", "") == 3...120)
        #expect(ages(false, "", "8") == 0...8)
        #expect(ages(false, "130", "") == 130...130)
    }

    @Test("makes texts regular")
    func regular() {
        let checked = DescriptionOffre(nomOffre: " Cabinet ", tousLesAges: false, ageMin: " 3", filiere: "\tRéseau ")
            .verifiee()
        #expect(checked.valeur.nomOffre == "Cabinet")
        #expect(checked.valeur.filiere == "Réseau")
        #expect(checked.valeur.ageMin == "3")
    }

    @Test("tells everything that is wrong at once")
    func everything() {
        let issues = DescriptionOffre(tousLesAges: false, ageMax: "vieux", teleExpertise: "x").verifiee().erreurs
        #expect(
            Set(issues.map(\.attribut))
                == [
                    "description.nomOffre", "description.activitesOperationnelles", "description.ageMax",
                    "description.teleExpertise",
                ])
    }
}
