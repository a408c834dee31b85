import Domain
import Testing
import UseCases

@Suite struct CadenceTests {
    private func instant(_ day: String, _ hour: Int, _ minute: Int = 0) throws -> Instant {
        Instant(try #require(JourCivil(iso8601: day)), hour: hour, minute: minute)
    }

    @Test("every few minutes counts from the end of the last run")
    func minutes() throws {
        let cadence = Cadence.every(minutes: 10)
        #expect(try cadence.next(after: instant("2026-11-20", 9, 3)) == instant("2026-11-20", 9, 13))
    }

    @Test(
        "a daily job runs at the same time of the clocks of Paris, in winter, in summer and when they change",
        arguments: [
            // Clocks go from 2:00 to 3:00 on 2026-03-29, and from 3:00 to 2:00 on 2026-10-25.
            ("2026-01-15", 12, "2026-01-16", 2, 10), ("2026-03-28", 1, "2026-03-28", 2, 10),
            ("2026-03-28", 3, "2026-03-29", 1, 10), ("2026-03-29", 3, "2026-03-30", 1, 10),
            ("2026-07-01", 0, "2026-07-01", 1, 10), ("2026-10-24", 3, "2026-10-25", 2, 10),
            ("2026-10-25", 3, "2026-10-26", 2, 10),
        ])
    func daily(day: String, hour: Int, nextDay: String, nextHour: Int, minute: Int) throws {
        let cadence = Cadence.daily(hour: 3, minute: 10)
        #expect(try cadence.next(after: instant(day, hour)) == instant(nextDay, nextHour, minute))
    }

    @Test("a time that clocks jump over is one hour later, a time that they show twice is taken once")
    func jumps() throws {
        let cadence = Cadence.daily(hour: 2, minute: 30)
        #expect(try cadence.next(after: instant("2026-03-28", 12)) == instant("2026-03-29", 1, 30))
        let first = try instant("2026-10-25", 0, 30)
        #expect(try cadence.next(after: instant("2026-10-24", 12)) == first)
        #expect(try cadence.next(after: first) == instant("2026-10-26", 1, 30))
    }

    @Test("a run is due after the last one, even when it ended at that very minute")
    func strictlyAfter() throws {
        let cadence = Cadence.daily(hour: 3, minute: 10)
        let due = try instant("2026-11-20", 2, 10)
        #expect(cadence.next(after: due.adding(seconds: -1)) == due)
        #expect(try cadence.next(after: due) == instant("2026-11-21", 2, 10))
    }
}
