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

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
