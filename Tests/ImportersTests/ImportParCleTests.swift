import Domain
import Synchronization
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

/// The import of any register by keys: what is read again, in which shares, and what is held.
struct ImportParCleTests {
    /// A row of a register: its key, its fingerprint, and what it says, nothing for a row of no use.
    private struct Row: Sendable {
        var key: Int64
        var print: Int64
        var text: String?
    }

    private final class Readings: Sendable {
        let count = Mutex(0)
    }

    private struct Outcome {
        var report = RapportImport(file: "f.txt")
        var applied: [Int64: [String]] = [:]
        var prints: [Int64: Int64] = [:]
        var batches: [Int] = []
        var gone: [Int64] = []
        var readings = 0
    }

    private let test: TestStore

    init() throws { test = try TestStore() }

    /// What the directory has taken: fingerprints by key.
    private func know(_ known: [Int64: Int64]) throws {
        try test.store.write { store in
            let id = try store.newId()
            try store.remember(
                known.map { EmpreinteConnue(Empreinte(cle: $0.key, valeur: $0.value), agregat: id) }, .diplomes)
        }
    }

    private func run(
        _ rows: [Row], rules: ReglesImport = ReglesImport(), batchSize: Int = 1000, heldRows: Int = 200_000,
        errors: Int = 0
    ) throws -> Outcome {
        let readings = Readings()
        let work = ImportParCle<String>(
            suivi: .diplomes, store: test.store, rules: rules,
            reading: { log, receive in
                readings.count.withLock { $0 += 1 }
                for line in 0..<errors {
                    log.add(Diagnostic(.error, file: "f.txt", line: line + 2, rule: "faux", message: "Wrong."))
                }
                for row in rows { try receive(row.key, row.print) { row.text } }
                return rows.count + errors
            }, batchSize: batchSize, heldRows: heldRows)
        var outcome = Outcome()
        var (applied, prints, batches, gone) = (outcome.applied, outcome.prints, outcome.batches, outcome.gone)
        try work.run(
            &outcome.report, log: DiagnosticLog(), progress: { _, _, _ in },
            apply: { records in
                batches.append(records.count)
                for record in records {
                    applied[record.empreinte.cle] = record.rows
                    prints[record.empreinte.cle] = record.empreinte.valeur
                }
            }, remove: { gone += $0.map(\.empreinte.cle) })
        (outcome.applied, outcome.prints, outcome.batches, outcome.gone) = (applied, prints, batches, gone.sorted())
        outcome.readings = readings.count.withLock { $0 }
        return outcome
    }

    /// Two rows for each of some keys, negative ones included, far from each other.
    private static func rows(_ count: Int64) -> [Row] {
        (0..<2 * count).map { Row(key: $0 % count - count / 2, print: $0 + 1, text: "t\($0)") }
    }

    @Test(
        "gives each record whole and once, whatever the shares of keys and the batches",
        arguments: [(200_000, 1000, 1), (101, 1000, 1), (100, 7, 2), (30, 1000, 4), (7, 3, 15), (1, 1, 101)])
    func shares(heldRows: Int, batchSize: Int, expected: Int) throws {
        let outcome = try run(Self.rows(101), batchSize: batchSize, heldRows: heldRows)
        #expect(outcome.applied.count == 101 && outcome.report.records == 101 && outcome.report.rows == 202)
        var wrong: [Int64] = []
        for key: Int64 in -50...50 {
            let texts: [String] = ["t\(key + 50)", "t\(key + 151)"]
            let print: Int64 = 2 * key + 203
            if outcome.applied[key] != texts || outcome.prints[key] != print { wrong.append(key) }
        }
        #expect(wrong == [])
        #expect(outcome.batches.allSatisfy { $0 <= batchSize } && outcome.batches.reduce(0, +) == 101)
        #expect(outcome.readings == 1 + expected, "one reading to compare, one by share")
    }

    @Test("reads nothing again of an edition that says the same in another order, unless all is asked")
    func same() throws {
        let rows = Array(Self.rows(3).reversed())
        let known = Dictionary(grouping: rows, by: \.key).mapValues { $0.map(\.print).reduce(0, +) }
        #expect(known == [-1: 5, 0: 7, 1: 9], "the case is wrong otherwise")
        try know(known)
        let same = try run(rows)
        #expect(same.applied.isEmpty && same.gone.isEmpty && same.readings == 1)
        #expect(same.report.state == .applied && same.report.records == 3 && same.report.recordsRead == 0)
        var rules = ReglesImport()
        rules.isFull = true
        let full = try run(rows, rules: rules)
        #expect(full.applied.count == 3 && full.report.recordsRead == 3 && full.report.state == .applied)
    }

    @Test(
        "holds an edition of which too many records change or go, until it is confirmed; tries it in a simulation",
        arguments: [
            (false, false, RapportImport.State.held, [], []), (true, false, .applied, [1, 9], [3]),
            (false, true, .simulated, [1, 9], [3]), (true, true, .simulated, [1, 9], [3]),
        ] as [(Bool, Bool, RapportImport.State, [Int64], [Int64])])
    func held(isConfirmed: Bool, isDry: Bool, state: RapportImport.State, applied: [Int64], gone: [Int64]) throws {
        try know([1: 10, 2: 20, 3: 30])
        var rules = ReglesImport()
        (rules.isConfirmed, rules.dryRun) = (isConfirmed, isDry)
        let rows = [(1, 11), (2, 20), (9, 90)].map { Row(key: $0.0, print: $0.1, text: "t") }
        let outcome = try run(rows, rules: rules)
        #expect(outcome.report.state == state && outcome.report.recordsRead == 2 && outcome.report.recordsGone == 1)
        #expect(outcome.applied.keys.sorted() == applied && outcome.gone == gone)
    }

    @Test("new records alone are never held, and a sum of 0 is a fingerprint like another")
    func zero() throws {
        try know([1: 1])
        let rows = [Row(key: 1, print: 5, text: "a"), Row(key: 1, print: -5, text: "b")]
        #expect(try run(rows + Self.rows(1).map { Row(key: 7, print: $0.print, text: nil) }).applied == [7: []])
    }

    @Test("refuses an edition without rows or of wrong rows before anything is given")
    func refused() throws {
        try know([1: 10])
        let empty = #expect(throws: FichierRefuse.self) { try run([]) }
        #expect(empty?.code == .empty)
        let wrong = #expect(throws: FichierRefuse.self) {
            try run([Row(key: 1, print: 11, text: "a")], errors: 60)
        }
        #expect(wrong?.code == .tooManyErrors)
    }
}
