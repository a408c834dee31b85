/// A civil date and a time of day, in a time zone that the context tells.
public struct DateHeure: Sendable, Hashable {
    /// The date.
    public let jour: JourCivil
    /// The hour, 0–23.
    public let heure: Int
    /// The minute, 0–59.
    public let minute: Int
    /// The second, 0–59.
    public let seconde: Int

    /// The date and time of day of a number of seconds since 1970-01-01T00:00:00 in that time zone.
    init(seconds: Int64) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = Int(seconds - days * 86_400)
        jour = JourCivil(rang: Int(days))
        heure = rest / 3600
        minute = rest / 60 % 60
        seconde = rest % 60
    }

    /// `14:32`.
    public var heureCourte: String { "\(heure):\(Self.padded(minute, 2))" }

    /// `09:30:00`.
    var heureISO: String { "\(Self.padded(heure, 2)):\(Self.padded(minute, 2)):\(Self.padded(seconde, 2))" }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
