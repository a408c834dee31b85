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

    @Test(
        "years have their days, the weekday of 1 January, and a 29 February or none",
        arguments: [
            (1900, 365, 1), (1996, 366, 1), (2000, 366, 6), (2023, 365, 7), (2024, 366, 1), (2025, 365, 3),
            (2026, 365, 4),
            (2027, 365, 5), (2028, 366, 6), (2100, 365, 5), (2400, 366, 6), (1, 365, 1), (4, 366, 4), (9999, 365, 5),
        ])
    func years(_ year: Int, days: Int, weekday: Int) throws {
        let first = try #require(JourCivil(annee: year, mois: 1, jour: 1))
        let last = try #require(JourCivil(annee: year, mois: 12, jour: 31))
        #expect(last.rang - first.rang + 1 == days)
        #expect(first.jourSemaine == weekday)
        #expect(first.iso8601.hasSuffix("-01-01") && last.iso8601.hasSuffix("-12-31"))
        #expect((JourCivil(iso8601: "\(first.iso8601.prefix(4))-02-29") != nil) == (days == 366))
    }

    @Test(
        "each month has its last day and its name",
        arguments: [
            (1, 31, "janvier"), (2, 28, "février"), (3, 31, "mars"), (4, 30, "avril"), (5, 31, "mai"), (6, 30, "juin"),
            (7, 31, "juillet"), (8, 31, "août"), (9, 30, "septembre"), (10, 31, "octobre"), (11, 30, "novembre"),
            (12, 31, "décembre"),
        ])
    func months(_ month: Int, last: Int, name: String) throws {
        let first = try #require(JourCivil(annee: 2026, mois: month, jour: 1))
        #expect(first.enFrancais == "1er \(name) 2026")
        #expect(try #require(JourCivil(annee: 2026, mois: month, jour: last)).enFrancais == "\(last) \(name) 2026")
        #expect(JourCivil(annee: 2026, mois: month, jour: last + 1) == nil)
        #expect(JourCivil(rang: first.rang + last).jour == 1)
    }
}
