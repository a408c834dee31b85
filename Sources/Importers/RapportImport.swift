public import Domain
internal import FoundationEssentials
public import Tabular
public import UseCases

/// The report of an import, for the operator and for machines. Encoded as it is, it lacks `bilan`, that `json` adds.
public struct RapportImport: Sendable, Equatable, Encodable {
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

    /// The report of an import, as far as the first reading of its file tells.
    init(_ file: RegisterFile, in contexte: ContexteImport, _ releve: Releve? = nil) {
        self.init(file: file.name)
        edition = contexte.edition.iso8601
        state = contexte.rules.dryRun ? .simulated : .applied
        guard let releve else { return }
        rows = releve.rows
        records = releve.records
        recordsRead = releve.toRead
        recordsGone = releve.gone.count
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
    public func json() throws -> String { try Self.json(Whole(report: self)) }

    /// The JSON text of a report.
    static func json(_ report: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    private enum CodingKeys: CodingKey {
        case file, state, edition, rows, refused, records, recordsRead, recordsGone, diagnostics, diagnosticCounts
    }

    /// The counts of the work stand beside the other members.
    private struct Whole: Encodable {
        let report: RapportImport

        func encode(to encoder: any Encoder) throws {
            try report.bilan.encode(to: encoder)
            try report.encode(to: encoder)
        }
    }
}
