/// How much a problem of a row matters.
public enum Severity: String, Sendable, Equatable, Codable {
    /// The row is refused.
    case error
    /// The row is kept; one of its values is doubtful or left out.
    case warning
    /// Nothing is lost; worth knowing.
    case info
}
