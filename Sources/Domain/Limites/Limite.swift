/// One limit of the service: how much is accepted, and what happens beyond.
public struct Limite: Sendable, Equatable {
    /// What a value counts.
    public enum Unite: Sendable {
        /// Things: fields, values, connections.
        case count
        /// Bytes.
        case bytes
        /// Seconds.
        case seconds
        /// Days of 24 hours.
        case days
    }

    /// What is limited, in English, without final stop.
    public let name: String
    /// The most that is accepted, in `unit`.
    public let value: Int
    /// What `value` counts.
    public let unit: Unite
    /// What happens beyond: the status, or what is done.
    public let beyond: String
    /// The option of `ror serve` that changes it, without `--`; `nil` for a constant of the program.
    public let option: String?

    /// A limit; a constant unless an option is named.
    public init(_ name: String, _ value: Int, _ unit: Unite = .count, beyond: String, option: String? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.beyond = beyond
        self.option = option
    }

    /// The value with its unit, in the largest unit that divides it: `16 KiB`, `15 min`, `60 days`, `200`.
    public var text: String {
        let units: [(size: Int, name: String)] =
            switch unit {
            case .count: []
            case .bytes: [(1_048_576, "MiB"), (1024, "KiB"), (1, "bytes")]
            case .seconds: [(3600, "h"), (60, "min"), (1, "s")]
            case .days: [(1, "days")]
            }
        guard let best = units.first(where: { value % $0.size == 0 && value >= $0.size }) else { return "\(value)" }
        return "\(value / best.size) \(best.name)"
    }
}
