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
    public func json() throws -> String { try Self.json(self) }

    /// The JSON text of a report.
    static func json(_ report: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}

extension RapportImport: Encodable {
    private enum Key: CodingKey {
        case file, state, edition, rows, refused, records, recordsRead, recordsGone, diagnostics, diagnosticCounts
    }

    /// The counts of the work are beside the other members.
    public func encode(to encoder: any Encoder) throws {
        try bilan.encode(to: encoder)
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(file, forKey: .file)
        try object.encode(state, forKey: .state)
        try object.encodeIfPresent(edition, forKey: .edition)
        let counts = [(rows, Key.rows), (refused, .refused), (records, .records), (recordsRead, .recordsRead)]
        for (count, key) in counts + [(recordsGone, .recordsGone)] { try object.encode(count, forKey: key) }
        try object.encode(diagnostics, forKey: .diagnostics)
        try object.encode(diagnosticCounts, forKey: .diagnosticCounts)
    }
}
