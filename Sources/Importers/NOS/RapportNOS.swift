internal import FoundationEssentials
public import Tabular
public import UseCases

/// The report of an import of code tables, for the operator and for machines.
public struct RapportNOS: Sendable, Equatable {
    /// What was done, by address.
    public let bilans: [BilanNomenclature]
    /// The first diagnostics of each rule; a JSON document has no line, so theirs is 0.
    public let diagnostics: [Diagnostic]
    /// The number of diagnostics of each rule.
    public let diagnosticCounts: [String: Int]

    /// A report.
    public init(_ bilans: [BilanNomenclature], _ log: DiagnosticLog) {
        self.bilans = bilans
        diagnostics = log.kept
        diagnosticCounts = log.counts
    }

    /// The report as a JSON object: `created`, `changed`, `retired`, `unchanged` (codes), `tables` (the same by address),
    /// `diagnosticCounts`, `diagnostics`.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Form(self)), as: UTF8.self)
    }
}

/// The form of the JSON document.
private struct Form: Encodable {
    struct Line: Encodable {
        let severity: Severity
        let file: String
        let rule: String
        let value: String?
        let message: String
    }

    let created, changed, retired, unchanged: Int
    let tables: [BilanNomenclature]
    let diagnosticCounts: [String: Int]
    let diagnostics: [Line]

    init(_ report: RapportNOS) {
        tables = report.bilans
        created = tables.map(\.created).reduce(0, +)
        changed = tables.map(\.changed).reduce(0, +)
        retired = tables.map(\.retired).reduce(0, +)
        unchanged = tables.map(\.unchanged).reduce(0, +)
        diagnosticCounts = report.diagnosticCounts
        diagnostics = report.diagnostics.map {
            Line(severity: $0.severity, file: $0.file, rule: $0.rule, value: $0.value, message: $0.message)
        }
    }
}
