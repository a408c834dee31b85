import Domain
import Testing

@Suite struct HeureDuJourTests {
    @Test(
        "takes the times people type",
        arguments: [
            ("9h", "09:00"), ("9H", "09:00"), ("9 h 30", "09:30"), ("09:30", "09:30"), ("9:30", "09:30"),
            ("9.30", "09:30"),
            ("0930", "09:30"), ("930", "09:30"), ("9", "09:00"), ("09", "09:00"), ("9h05", "09:05"), ("9:", "09:00"),
            ("9\u{A0}h\u{202F}30", "09:30"), ("0h", "00:00"), ("00:00", "00:00"), ("23:59", "23:59"),
            ("24:00", "24:00"),
            ("24h", "24:00"), ("2400", "24:00"), (" 18:00 ", "18:00"),
        ])
    func takes(_ typed: String, _ regular: String) {
        #expect(HeureDuJour.normalise(typed) == regular)
    }

    @Test(
        "refuses other texts",
        arguments: [
            "", " ", "h", ":30", "h30", "24:01", "25h", "9h60", "9h5", "9:5", "midi", "-9h", "+9:30", "9h-30",
            "09:30:00",
            "99", "00930", "9hh30", "€", "9€", "é9h", "９h", "1 000 000",
        ])
    func refuses(_ typed: String) {
        #expect(HeureDuJour.normalise(typed) == nil)
    }

    @Test("counts the minutes of a regular time", arguments: [("00:00", 0), ("09:30", 570), ("24:00", 1440)])
    func minutes(_ text: String, _ minutes: Int) {
        #expect(HeureDuJour.minutes(text) == minutes)
    }

    @Test("counts no minutes of any other text", arguments: ["9h", "0930", "24:01", "", "09:30:00", "09:60"])
    func noMinutes(_ text: String) {
        #expect(HeureDuJour.minutes(text) == nil)
    }
}
