import Domain
import Foundation
import Testing

@Suite struct InstantTests {
    @Test(
        "is written in universal time to the millisecond",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (-86_400_000, "1969-12-31T00:00:00.000Z"), (1_709_208_000_007, "2024-02-29T12:00:00.007Z"),
            (1_792_890_000_000, "2026-10-25T01:00:00.000Z"),
        ])
    func iso8601(_ milliseconds: Int64, _ text: String) {
        #expect(Instant(milliseconds: milliseconds).iso8601 == text)
    }

    @Test(
        "tells the time in Paris on both sides of each change of hour, and of the year",
        arguments: [
            (Int64(1_774_745_999_999), "2026-03-29", "1:59"), (1_774_746_000_000, "2026-03-29", "3:00"),
            (1_792_889_999_999, "2026-10-25", "2:59"), (1_792_890_000_000, "2026-10-25", "2:00"),
            (1_798_759_800_000, "2027-01-01", "0:30"), (951_867_000_000, "2000-03-01", "0:30"),
            (1_782_856_800_000, "2026-07-01", "0:00"), (-1, "1970-01-01", "0:59"),
        ])
    func heureDeParis(_ milliseconds: Int64, _ date: String, _ time: String) {
        let paris = Instant(milliseconds: milliseconds).heureDeParis
        #expect(paris.jour.iso8601 == date)
        #expect(paris.heureCourte == time)
    }

    @Test(
        "changes the hour on the last Sunday, also when it is the 31st",
        arguments: [(2024, 31, 27), (2025, 30, 26), (2030, 31, 27), (2027, 28, 31)])
    func lastSunday(_ year: Int, march: Int, october: Int) throws {
        let spring = Instant(try #require(JourCivil(annee: year, mois: 3, jour: march)), hour: 1)
        #expect(spring.adding(seconds: -1).heureDeParis.heure == 1)
        #expect(spring.heureDeParis.heure == 3)
        let autumn = Instant(try #require(JourCivil(annee: year, mois: 10, jour: october)), hour: 1)
        #expect(autumn.adding(seconds: -1).heureDeParis.heure == 2)
        #expect(autumn.heureDeParis.heure == 2)
        #expect(autumn.adding(seconds: 3600).heureDeParis.heure == 3)
    }

    @Test("is made of a civil date and time")
    func fromCivil() throws {
        let day = try #require(JourCivil(annee: 2024, mois: 2, jour: 29))
        let instant = Instant(day, hour: 12, minute: 34, second: 56, millisecond: 7)
        #expect(instant.iso8601 == "2024-02-29T12:34:56.007Z")
        let time = instant.utc
        #expect((time.heure, time.minute, time.seconde) == (12, 34, 56))
        #expect(Instant(day).utc.heureCourte == "0:00")
    }

    @Test(
        "rounds seconds down, before 1970 as well",
        arguments: [(Int64(1999), Int64(1)), (-1, -1), (-1000, -1), (-1001, -2)])
    func seconds(_ milliseconds: Int64, _ seconds: Int64) {
        #expect(Instant(milliseconds: milliseconds).seconds == seconds)
    }

    @Test("adds seconds and days of 24 hours")
    func adds() {
        let instant = Instant(milliseconds: 5)
        #expect(instant.adding(seconds: -1).milliseconds == -995)
        #expect(instant.adding(days: 60).milliseconds == 5_184_000_005)
        #expect(instant < instant.adding(seconds: 1))
    }

    @Test("is a number of milliseconds in JSON")
    func json() throws {
        let json = try JSONEncoder().encode([Instant(milliseconds: -7)])
        #expect(String(decoding: json, as: UTF8.self) == "[-7]")
        #expect(try JSONDecoder().decode([Instant].self, from: json) == [Instant(milliseconds: -7)])
    }

    @Test(
        "shows summer time for 30 or 31 weeks, the same in every year",
        arguments: [1996, 2000, 2016, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2037, 2050, 2099])
    func summers(_ year: Int) throws {
        let first = Instant(try #require(JourCivil(annee: year, mois: 1, jour: 1)))
        var changes: [Instant] = []
        var before = first.heureDeParis.heure
        for hour in Int64(1)...8_783 {
            let then = first.adding(seconds: hour * 3600)
            let shown = then.heureDeParis.heure
            if shown != (before + 1) % 24 { changes.append(then) }
            before = shown
        }
        #expect(changes.count == 2)
        #expect(changes.map(\.utc.jour.mois) == [3, 10])
        #expect(changes.allSatisfy { $0.utc.jour.jourSemaine == 7 && $0.utc.jour.jour >= 25 && $0.utc.heure == 1 })
        let weeks = (changes[1].seconds - changes[0].seconds) / 604_800
        #expect(weeks == 30 || weeks == 31)
    }

    @Test(
        "is found again from the time that clocks of Paris show, whatever the season",
        arguments: [
            ("2026-01-01", 0, 0, "2025-12-31T23:00:00.000Z"), ("2026-07-14", 12, 30, "2026-07-14T10:30:00.000Z"),
            ("2026-03-29", 1, 59, "2026-03-29T00:59:00.000Z"), ("2026-03-29", 2, 30, "2026-03-29T01:30:00.000Z"),
            ("2026-03-29", 3, 0, "2026-03-29T01:00:00.000Z"), ("2026-10-25", 2, 30, "2026-10-25T00:30:00.000Z"),
            ("2026-10-25", 3, 0, "2026-10-25T02:00:00.000Z"), ("2024-02-29", 23, 59, "2024-02-29T22:59:00.000Z"),
            ("2026-08-01", 0, 0, "2026-07-31T22:00:00.000Z"), ("1970-01-01", 0, 0, "1969-12-31T23:00:00.000Z"),
        ])
    func fromParis(_ date: String, _ hour: Int, _ minute: Int, _ utc: String) throws {
        let day = try #require(JourCivil(iso8601: date))
        #expect(Instant(heureDeParis: day, hour: hour, minute: minute).iso8601 == utc)
    }
}
