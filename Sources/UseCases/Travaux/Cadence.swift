public import Domain

/// When a job is run.
public enum Cadence: Sendable, Equatable, CustomStringConvertible {
    /// Some minutes after the end of the last run.
    case every(minutes: Int64)
    /// Each day, at a time of the clocks of metropolitan France.
    case daily(hour: Int, minute: Int)

    /// The next run, when the last one ended at a moment.
    public func next(after now: Instant) -> Instant {
        switch self {
        case .every(let minutes): return now.adding(seconds: minutes * 60)
        case .daily(let hour, let minute):
            let today = now.heureDeParis.jour
            let moment = Instant(heureDeParis: today, hour: hour, minute: minute)
            return moment > now
                ? moment : Instant(heureDeParis: JourCivil(rang: today.rang + 1), hour: hour, minute: minute)
        }
    }

    /// `every 10 min`, `daily at 3:05`.
    public var description: String {
        switch self {
        case .every(let minutes): "every \(minutes) min"
        case .daily(let hour, let minute): "daily at \(hour):\(minute < 10 ? "0" : "")\(minute)"
        }
    }
}
