import Domain
import Foundation
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

/// The report for machines, and the comparison of communes.
struct RapportImportTests {
    private func object(_ report: RapportImport) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
    }

    @Test("writes each count under its name, and no edition when the register has none")
    func counts() throws {
        var report = RapportImport(file: "f/é.txt")
        (report.bilan.created, report.bilan.changed, report.bilan.closed) = (1, 2, 3)
        (report.bilan.restored, report.bilan.unchanged, report.bilan.toVerify) = (4, 5, 6)
        (report.rows, report.refused, report.records, report.recordsRead, report.recordsGone) = (7, 8, 9, 10, 11)
        var found = try object(report)
        let expected = [
            "created": 1, "changed": 2, "closed": 3, "restored": 4, "unchanged": 5, "toVerify": 6, "rows": 7,
            "refused": 8, "records": 9, "recordsRead": 10, "recordsGone": 11,
        ]
        for (name, count) in expected { #expect(found[name] as? Int == count, "\(name)") }
        let others: Set = ["file", "state", "diagnostics", "diagnosticCounts"]
        #expect(Set(found.keys) == others.union(expected.keys))
        #expect(found["file"] as? String == "f/é.txt")
        report.edition = "2026-11-20"
        found = try object(report)
        #expect(found["edition"] as? String == "2026-11-20")
        #expect(try report.json().contains("\"f/é.txt\""), "slashes are as they are")
    }

    @Test("tells what became of the edition in one word", arguments: ["applied", "simulated", "held"])
    func states(word: String) throws {
        var report = RapportImport(file: "f")
        report.state = try #require(RapportImport.State(rawValue: word))
        #expect(try object(report)["state"] as? String == word)
    }

    @Test("writes the place, the rule and the value of a problem, and leaves out what it has not")
    func problems() throws {
        let log = DiagnosticLog(keptPerRule: 1)
        log.add(Diagnostic(.warning, file: "f", line: 3, column: "C", rule: "r", value: "v", message: "M."))
        log.add(Diagnostic(.warning, file: "f", line: 4, column: "C", rule: "r", value: "v", message: "M."))
        log.add(Diagnostic(.error, file: "f", line: 5, rule: "s", message: "N."))
        var report = RapportImport(file: "f")
        report.take(log)
        let found = try object(report)
        #expect(found["refused"] as? Int == 1 && found["diagnosticCounts"] as? [String: Int] == ["r": 2, "s": 1])
        let problems = try #require(found["diagnostics"] as? [[String: Any]])
        #expect(problems.count == 2 && problems[0]["line"] as? Int == 3 && problems[1]["line"] as? Int == 5)
        #expect(Set(problems[0].keys) == ["severity", "file", "line", "column", "rule", "value", "message"])
        #expect(Set(problems[1].keys) == ["severity", "file", "line", "rule", "message"])
        #expect(problems.map { $0["severity"] as? String } == ["warning", "error"])
    }

    @Test("counts the communes that are created, changed, removed and left")
    func communes() throws {
        let before = Exemples.communes
        try #require(before.count >= 3)
        var after = Array(before.dropLast())
        after[0].population = (after[0].population ?? 0) + 1
        after.append(
            Commune(
                code: try #require(CodeCommune("97501")), nom: "Neuve", departement: "975", region: nil,
                codesPostaux: []))
        var report = RapportImport(file: "f")
        report.compare(before, after, log: DiagnosticLog())
        #expect(report.bilan.created == 1 && report.bilan.changed == 1 && report.bilan.closed == 1)
        #expect(report.bilan.unchanged == before.count - 2 && report.rows == before.count)
        #expect(report.recordsRead == 2 && report.recordsGone == 1 && report.records == before.count)
    }
}
