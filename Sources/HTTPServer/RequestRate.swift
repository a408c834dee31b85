/// How many requests a caller may send: `perSecond` in the long run, `burst` at once. `perSecond` 0 is no limit.
public struct RequestRate: Sendable, Equatable {
    /// Requests per second in the long run.
    public var perSecond: Int
    /// Requests at once, when the caller was quiet before.
    public var burst: Int

    /// A rate.
    public init(perSecond: Int, burst: Int) {
        self.perSecond = perSecond
        self.burst = burst
    }

    /// No limit.
    public static let unlimited = RequestRate(perSecond: 0, burst: 0)
}
