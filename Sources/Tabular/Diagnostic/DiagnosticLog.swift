/// The problems met while reading a file: all counted, the first ones of each rule kept.
///
/// Memory is bounded whatever the file: a column that is wrong on two million lines keeps `keptPerRule` of them.
public final class DiagnosticLog {
    /// The problems kept, in the order they were met.
    public private(set) var kept: [Diagnostic] = []
    /// The number of problems met, by rule.
    public private(set) var counts: [String: Int] = [:]
    /// The number of problems met of severity `error`.
    public private(set) var errors = 0

    private let keptPerRule: Int

    /// An empty log that keeps the first problems of each rule.
    public init(keptPerRule: Int = 100) {
        self.keptPerRule = keptPerRule
    }

    /// Counts a problem, and keeps it when it is one of the first of its rule.
    public func add(_ problem: @autoclosure () -> Diagnostic, rule: String, severity: Severity) {
        let rank = counts[rule, default: 0] + 1
        counts[rule] = rank
        if severity == .error { errors += 1 }
        if rank <= keptPerRule { kept.append(problem()) }
    }

    /// Counts a problem, and keeps it when it is one of the first of its rule.
    public func add(_ problem: Diagnostic) {
        add(problem, rule: problem.rule, severity: problem.severity)
    }
}
