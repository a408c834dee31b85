import Domain
import Testing

@Suite struct OrientationTests {
    private typealias Exercice = Orientation.Exercice

    private func orientation(
        _ exercices: [Orientation.Exercice], isKnown: Bool = false, of number: String = "810999000010"
    ) throws -> Orientation {
        Orientation(try #require(IdNatPS(number)), exercices, isKnown: isKnown)
    }

    @Test("follows what the claims say of the professions and of their practice")
    func claims() throws {
        let cases: [([Orientation.Exercice], Orientation)] = [
            ([], .sansProfession),
            ([Exercice(profession: "21", modes: ["L"])], .autreProfession),
            ([Exercice(profession: "10", modes: ["S"])], .salarie),
            ([Exercice(profession: "10", modes: ["B"])], .salarie),
            ([Exercice(profession: "10", modes: ["S", "L"])], .installationRecente),
            ([Exercice(profession: "60", modes: ["I"])], .installationRecente),
            ([Exercice(profession: "10")], .sansActivite),
            ([Exercice(profession: "10", categorie: "E", modes: ["S"])], .enFormation),
            ([Exercice(profession: "10", categorie: "E"), Exercice(profession: "60", modes: ["S"])], .salarie),
            ([Exercice(profession: "21"), Exercice(profession: "10", modes: ["S"])], .salarie),
            ([Exercice(profession: "", modes: [""])], .autreProfession),
        ]
        for (exercices, expected) in cases { #expect(try orientation(exercices) == expected, "\(exercices)") }
    }

    @Test("someone whom the registers knew has an activity that ended, unless the claims tell a new one")
    func known() throws {
        #expect(try orientation([Exercice(profession: "10", modes: ["S"])], isKnown: true) == .activiteTerminee)
        #expect(try orientation([], isKnown: true) == .activiteTerminee)
        #expect(try orientation([Exercice(profession: "10", modes: ["L"])], isKnown: true) == .installationRecente)
    }

    @Test("a number that a structure gave is of its staff", arguments: ["3", "4", "5", "6"])
    func structure(kind: String) throws {
        #expect(try orientation([], of: kind + "123456789/01".filter { $0 != "/" }) == .personnelStructure)
        #expect(try orientation([Exercice(profession: "10", modes: ["S"])], of: kind + "12345678901") == .salarie)
    }
}
