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
    public func json() throws -> String { try RapportImport.json(self) }
}

extension RapportNOS: Encodable {
    private enum Key: CodingKey {
        case created, changed, retired, unchanged, tables, diagnosticCounts, diagnostics
    }

    /// Counts of codes, in all and by address.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(bilans.map(\.created).reduce(0, +), forKey: .created)
        try object.encode(bilans.map(\.changed).reduce(0, +), forKey: .changed)
        try object.encode(bilans.map(\.retired).reduce(0, +), forKey: .retired)
        try object.encode(bilans.map(\.unchanged).reduce(0, +), forKey: .unchanged)
        try object.encode(bilans, forKey: .tables)
        try object.encode(diagnosticCounts, forKey: .diagnosticCounts)
        try object.encode(diagnostics, forKey: .diagnostics)
    }
}
