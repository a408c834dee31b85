import Domain
import Testing

@Suite struct InstantTests {
    @Test("writes moments as FHIR instants")
    func iso() throws {
        let day = try #require(JourCivil(annee: 2026, mois: 11, jour: 20))
        #expect(Instant(day, hour: 9, minute: 30, millisecond: 7).iso8601 == "2026-11-20T09:30:00.007Z")
        #expect(Instant(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
    }

    @Test(
        "follows summer time in France to the second",
        arguments: [
            ("2026-03-29", 0, 59, "1:59"), ("2026-03-29", 1, 0, "3:00"), ("2026-10-25", 0, 59, "2:59"),
            ("2026-10-25", 1, 0, "2:00"), ("2026-07-01", 12, 0, "14:00"), ("2026-12-31", 23, 30, "0:30"),
        ])
    func summerTime(date: String, hour: Int, minute: Int, local: String) throws {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        let day = try #require(JourCivil(annee: parts[0], mois: parts[1], jour: parts[2]))
        #expect(Instant(day, hour: hour, minute: minute).heureDeParis.heureCourte == local)
    }

    @Test("knows the calendar: leap years, days of the week, French dates")
    func calendar() throws {
        #expect(JourCivil(annee: 2024, mois: 2, jour: 29) != nil)
        #expect(JourCivil(annee: 2026, mois: 2, jour: 29) == nil)
        #expect(JourCivil(annee: 2100, mois: 2, jour: 29) == nil)
        #expect(JourCivil(annee: 2026, mois: 13, jour: 1) == nil)
        let day = try #require(JourCivil(annee: 2026, mois: 11, jour: 20))
        #expect(day.jourSemaine == 5)
        #expect(day.enFrancais == "20 novembre 2026")
        #expect(JourCivil(annee: 2027, mois: 3, jour: 1)?.enFrancais == "1er mars 2027")
        #expect(JourCivil(rang: 0).iso8601 == "1970-01-01")
    }
}
