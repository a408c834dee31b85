import Synchronization

/// The problems met while reading a file: all counted, the first ones of each rule kept. Several threads may add to it.
///
/// Memory is bounded whatever the file: a column that is wrong on two million lines keeps `keptPerRule` of them.
public final class DiagnosticLog: Sendable {
    private struct Contents {
        var kept: [Diagnostic] = []
        var counts: [String: Int] = [:]
        var errors = 0
    }

    private let contents = Mutex(Contents())
    private let keptPerRule: Int

    /// An empty log that keeps the first problems of each rule.
    public init(keptPerRule: Int = 100) {
        self.keptPerRule = keptPerRule
    }

    /// The problems kept, in the order they were met.
    public var kept: [Diagnostic] { contents.withLock { $0.kept } }
    /// The number of problems met, by rule.
    public var counts: [String: Int] { contents.withLock { $0.counts } }
    /// The number of problems met of severity `error`.
    public var errors: Int { contents.withLock { $0.errors } }

    /// Counts a problem, and keeps it when it is one of the first of its rule.
    public func add(_ problem: @autoclosure () -> Diagnostic, rule: String, severity: Severity) {
        contents.withLock { contents in
            let rank = contents.counts[rule, default: 0] + 1
            contents.counts[rule] = rank
            if severity == .error { contents.errors += 1 }
            if rank <= keptPerRule { contents.kept.append(problem()) }
        }
    }

    /// Counts a problem, and keeps it when it is one of the first of its rule.
    public func add(_ problem: Diagnostic) {
        add(problem, rule: problem.rule, severity: problem.severity)
    }
}
