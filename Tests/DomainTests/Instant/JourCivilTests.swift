import Domain
import Testing

@Suite struct JourCivilTests {
    @Test(
        "counts days since 1970 and tells the day of the week",
        arguments: [
            (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (2000, 2, 29, 11_016, 2), (1900, 3, 1, -25_508, 4),
            (2026, 11, 20, 20_777, 5), (1, 1, 1, -719_162, 1), (9999, 12, 31, 2_932_896, 5),
        ])
    func counts(_ year: Int, _ month: Int, _ day: Int, rank: Int, weekday: Int) throws {
        let date = try #require(JourCivil(annee: year, mois: month, jour: day))
        #expect(date.rang == rank)
        #expect(date.jourSemaine == weekday)
        let back = JourCivil(rang: rank)
        #expect([back.annee, back.mois, back.jour] == [year, month, day])
    }

    @Test("every day of four centuries follows the one before")
    func everyDay() throws {
        let first = try #require(JourCivil(annee: 1800, mois: 1, jour: 1)).rang
        for rank in first..<(first + 146_097) {
            let date = JourCivil(rang: rank)
            #expect(JourCivil(annee: date.annee, mois: date.mois, jour: date.jour)?.rang == rank)
        }
        #expect(JourCivil(rang: first + 146_097).iso8601 == "2200-01-01")
    }

    @Test(
        "has a 29 February in leap years only", arguments: [(2024, true), (2026, false), (1900, false), (2000, true)])
    func leapYears(_ year: Int, leap: Bool) {
        #expect((JourCivil(annee: year, mois: 2, jour: 29) != nil) == leap)
        #expect(JourCivil(annee: year, mois: 2, jour: 30) == nil)
    }

    @Test(
        "refuses dates that do not exist",
        arguments: [
            (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31), (0, 1, 1), (10_000, 1, 1),
            (2026, 1, 366), (2026, 1, Int.max), (Int.max, 1, 1), (2026, Int.min, 1), (2026, 1, Int.min),
        ])
    func refuses(_ year: Int, _ month: Int, _ day: Int) {
        #expect(JourCivil(annee: year, mois: month, jour: day) == nil)
    }

    @Test("is written in ISO 8601 and in French")
    func writings() throws {
        #expect(try #require(JourCivil(annee: 2026, mois: 11, jour: 20)).enFrancais == "20 novembre 2026")
        #expect(try #require(JourCivil(annee: 2027, mois: 3, jour: 1)).enFrancais == "1er mars 2027")
        #expect(try #require(JourCivil(annee: 987, mois: 8, jour: 9)).iso8601 == "0987-08-09")
    }

    @Test("reads what it writes, and no other text")
    func readings() throws {
        for rank in stride(from: -719_162, through: 2_932_896, by: 997) {
            #expect(JourCivil(iso8601: JourCivil(rang: rank).iso8601)?.rang == rank)
        }
        for text in ["", "2026-11", "2026-11-20T", "2026-02-30", "20-11-2026", "2026-1-05", "+026-11-20", "2026--1-20"]
        {
            #expect(JourCivil(iso8601: text) == nil, "\(text)")
        }
    }

    @Test("orders dates")
    func orders() throws {
        let before = try #require(JourCivil(annee: 2026, mois: 12, jour: 31))
        #expect(before < JourCivil(rang: before.rang + 1))
        #expect(JourCivil(rang: before.rang + 1).iso8601 == "2027-01-01")
    }
}
