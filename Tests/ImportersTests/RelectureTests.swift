import Domain
import Synchronization
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

/// The import of any register by keys: what is read again, how often, and what is held.
struct RelectureTests {
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

        mutating func take(_ records: [(empreinte: Empreinte, rows: [String])]) {
            batches.append(records.count)
            for record in records {
                applied[record.empreinte.cle] = record.rows
                prints[record.empreinte.cle] = record.empreinte.valeur
            }
        }
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

    /// Reads rows held in memory.
    private final class Reader: KeyedReader {
        private let lines: [Row]
        private let errors: Int
        private var rank = -1

        init(_ lines: [Row], errors: Int = 0) { (self.lines, self.errors) = (lines, errors) }

        var rows: Int { lines.count + errors }
        func next() -> Int64? {
            rank += 1
            return rank < lines.count ? lines[rank].key : nil
        }
        func fingerprint() -> Int64 { lines[rank].print }
        func row() -> String? { lines[rank].text }
    }

    private func run(_ rows: [Row], rules: ReglesImport = ReglesImport(), errors: Int = 0) throws -> Outcome {
        let readings = Readings()
        let file = try RegisterFile(path: "/dev/null")
        var (outcome, gone) = (Outcome(), [Int64]())
        var records: [(empreinte: Empreinte, rows: [String])] = []
        outcome.report = try ContexteImport.exemple(test, rules: rules).take(
            file, .diplomes, log: DiagnosticLog(), progress: { _, _, _ in },
            open: { log in
                readings.count.withLock { $0 += 1 }
                for line in 0..<errors {
                    log.add(Diagnostic(.error, file: "f.txt", line: line + 2, rule: "faux", message: "Wrong."))
                }
                return Reader(rows, errors: errors)
            }, apply: { records += $0 }, remove: { gone += $0.map(\.empreinte.cle) })
        outcome.take(records)
        outcome.gone = gone.sorted()
        outcome.readings = readings.count.withLock { $0 }
        return outcome
    }

    /// Both readings by batches of some size, as many rows held in memory at most.
    private func read(_ rows: [Row], batchSize: Int, heldRows: Int) throws -> (Releve, Outcome) {
        let releve = try Releve(
            Reader(rows), of: "f.txt", .diplomes, in: .exemple(test), log: DiagnosticLog(), progress: { _, _, _ in })
        let readings = Readings()
        var relecture = Relecture(releve, heldRows: heldRows) {
            readings.count.withLock { $0 += 1 }
            return Reader(rows)
        }
        var outcome = Outcome()
        while true {
            let batch = try relecture.next(batchSize)
            if batch.isEmpty { break }
            outcome.take(batch)
        }
        outcome.readings = readings.count.withLock { $0 }
        return (releve, outcome)
    }

    /// Two rows for each of some keys, negative ones included, far from each other.
    private static func rows(_ count: Int64) -> [Row] {
        (0..<2 * count).map { Row(key: $0 % count - count / 2, print: $0 + 1, text: "t\($0)") }
    }

    @Test(
        "gives each record whole and once, however few rows are held and whatever the batches",
        arguments: [(200_000, 1000, 1), (101, 1000, 1), (100, 7, 2), (30, 1000, 4), (7, 3, 15), (1, 1, 101)])
    func whole(heldRows: Int, batchSize: Int, expected: Int) throws {
        let (releve, outcome) = try read(Self.rows(101), batchSize: batchSize, heldRows: heldRows)
        #expect(outcome.applied.count == 101 && releve.records == 101 && releve.rows == 202)
        var wrong: [Int64] = []
        for key: Int64 in -50...50 {
            let texts: [String] = ["t\(key + 50)", "t\(key + 151)"]
            let print: Int64 = 2 * key + 203
            if outcome.applied[key] != texts || outcome.prints[key] != print { wrong.append(key) }
        }
        #expect(wrong == [])
        #expect(outcome.batches.allSatisfy { $0 <= batchSize } && outcome.batches.reduce(0, +) == 101)
        #expect(outcome.readings == expected, "as many as it takes to hold so few rows")
    }

    @Test("gives no record twice, and none that is cut, when the file is replaced between the readings")
    func replaced() throws {
        let rows = [1, 2, 3].map { Row(key: $0, print: $0, text: "a") } + [Row(key: 3, print: 1, text: "b")]
        let releve = try Releve(
            Reader(rows), of: "f.txt", .diplomes, in: .exemple(test), log: DiagnosticLog(), progress: { _, _, _ in })
        var relecture = Relecture(releve) { Reader([rows[0], rows[0], rows[2], Row(key: 9, print: 1, text: "c")]) }
        #expect(try relecture.next(10).map(\.empreinte.cle) == [1])
        #expect(try relecture.next(10).isEmpty)
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
