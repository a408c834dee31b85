public import Domain
internal import FoundationEssentials
public import Tabular
public import UseCases

/// The report of an import, for the operator and for machines.
public struct RapportImport: Sendable, Equatable {
    /// What became of the edition.
    public enum State: String, Sendable, Codable {
        /// It was applied.
        case applied
        /// It was only tried: `--dry-run`.
        case simulated
        /// It would change too much: nothing was stored, it waits for a confirmation.
        case held
    }

    /// The name of the file or archive entry.
    public var file: String
    /// What became of the edition.
    public var state = State.applied
    /// The date of the edition, ISO 8601; `nil` when the register has none.
    public var edition: String?
    /// What was done, in offers.
    public var bilan = BilanImport()
    /// Rows read, header left out.
    public var rows = 0
    /// Rows refused by a diagnostic of severity `error`.
    public var refused = 0
    /// Records of the edition that concern the directory: persons, sites…
    public var records = 0
    /// Those that differ from what the directory had taken, and were read whole.
    public var recordsRead = 0
    /// Records that the directory had and the edition lacks.
    public var recordsGone = 0
    /// The first diagnostics of each rule.
    public var diagnostics: [Diagnostic] = []
    /// The number of diagnostics of each rule.
    public var diagnosticCounts: [String: Int] = [:]

    /// An empty report on a file.
    public init(file: String) {
        self.file = file
    }

    /// Counts the communes that an import creates, changes and removes.
    public mutating func compare(_ before: [Commune], _ after: [Commune], log: DiagnosticLog) {
        let old = Dictionary(before.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Set(after.map(\.code))
        rows = after.count
        records = after.count
        bilan.created = after.count { old[$0.code] == nil }
        bilan.changed = after.count { commune in old[commune.code].map { $0 != commune } ?? false }
        bilan.closed = before.count { !new.contains($0.code) }
        bilan.unchanged = after.count - bilan.created - bilan.changed
        recordsRead = bilan.created + bilan.changed
        recordsGone = bilan.closed
        take(log)
    }

    /// Takes the problems of a log.
    mutating func take(_ log: DiagnosticLog) {
        diagnostics = log.kept
        diagnosticCounts = log.counts
        refused = log.errors
    }

    /// The report as a JSON object: `state`, `edition`, `created`, `changed`, `closed`, `restored`, `unchanged`,
    /// `toVerify` (offers, or what the register describes), `refused` and `rows` (rows), `records`, `recordsRead`,
    /// `recordsGone`, `diagnosticCounts`, `diagnostics`.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Document(self)), as: UTF8.self)
    }
}

/// The form of the JSON document.
private struct Document: Encodable {
    struct Line: Encodable {
        let severity: Severity
        let file: String
        let line: Int
        let column: String?
        let rule: String
        let value: String?
        let message: String
    }

    let file: String
    let state: RapportImport.State
    let edition: String?
    let rows, records, recordsRead, recordsGone, created, changed, closed, restored, unchanged, toVerify, refused: Int
    let diagnosticCounts: [String: Int]
    let diagnostics: [Line]

    init(_ report: RapportImport) {
        file = report.file
        rows = report.rows
        state = report.state
        edition = report.edition
        records = report.records
        recordsRead = report.recordsRead
        recordsGone = report.recordsGone
        restored = report.bilan.restored
        toVerify = report.bilan.toVerify
        created = report.bilan.created
        changed = report.bilan.changed
        closed = report.bilan.closed
        unchanged = report.bilan.unchanged
        refused = report.refused
        diagnosticCounts = report.diagnosticCounts
        diagnostics = report.diagnostics.map {
            Line(
                severity: $0.severity, file: $0.file, line: $0.line, column: $0.column, rule: $0.rule, value: $0.value,
                message: $0.message)
        }
    }
}
