import Domain

/// Dates of HTTP headers. Source: RFC 9110 §5.6.7, IMF-fixdate.
enum HTTPDate {
    /// `Fri, 20 Nov 2026 09:30:00 GMT`.
    static func text(_ instant: Instant) -> String {
        let date = instant.utc
        let day = date.jour
        return "\(days[day.jourSemaine - 1]), \(padded(day.jour)) \(months[day.mois - 1]) \(day.annee) "
            + "\(padded(date.heure)):\(padded(date.minute)):\(padded(date.seconde)) GMT"
    }

    /// The moment of an IMF-fixdate; `nil` for another form, which a server may ignore (RFC 9110 §13.1.3).
    static func instant(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = months.firstIndex(of: String(words[2])),
            let date = JourCivil(annee: year, mois: month + 1, jour: day)
        else { return nil }
        let time = words[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        return Instant(date, hour: time[0], minute: time[1], second: time[2])
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
