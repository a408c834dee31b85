/// A moment, to the millisecond, in universal time.
public struct Instant: Sendable, Hashable, Codable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// A moment from its milliseconds since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A moment from a civil date and time of day in universal time.
    public init(_ jour: JourCivil, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
        let seconds = ((jour.rang * 24 + hour) * 60 + minute) * 60 + second
        milliseconds = Int64(seconds) * 1000 + Int64(millisecond)
    }

    /// The moment some seconds later (or earlier, when negative).
    public func adding(seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// The moment some days of 24 hours later (or earlier).
    public func adding(days: Int64) -> Instant {
        adding(seconds: days * 86_400)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    }

    /// The date and time of day in universal time.
    public var utc: DateHeure {
        DateHeure(seconds: seconds)
    }

    /// The date and time of day in metropolitan France.
    ///
    /// Summer time (UTC+2) from the last Sunday of March to the last Sunday of October, both at 01:00 UTC; UTC+1
    /// otherwise. Source: directive 2000/84/EC.
    public var heureDeParis: DateHeure {
        let year = utc.jour.annee
        let start = Instant(JourCivil.dernierDimanche(annee: year, mois: 3), hour: 1)
        let end = Instant(JourCivil.dernierDimanche(annee: year, mois: 10), hour: 1)
        return DateHeure(seconds: seconds + (self >= start && self < end ? 7_200 : 3_600))
    }

    /// The moment as a FHIR `instant` in universal time: `2026-11-20T09:30:00.000Z`.
    public var iso8601: String {
        let rest = Int(milliseconds - seconds * 1000)
        let date = utc
        return "\(date.jour.iso8601)T\(date.heureISO).\(DateHeure.padded(rest, 3))Z"
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
