import Domain
import Foundation
import Tabular
import Testing
import UseCases

@testable import Importers

/// What the reader of code tables tells of what it leaves: the document, the rule, the value.
@Suite struct NOSDiagnosticsTests {
    private func read(_ text: String, log: DiagnosticLog) throws -> [ImporterNOS.Lecture] {
        let day = try #require(JourCivil(annee: 2026, mois: 11, jour: 21))
        return try Edition.withFile(Data(text.utf8), name: "nos.json") {
            try NOS.read(paths: [$0], day: day, log: log)
        }
    }

    @Test(
        "leaves out a code that is not plain, with its document and its value",
        arguments: [
            (#"{"display": "sans code"}"#, "nos-code", ""), (#"{"code": "a b"}"#, "nos-code", "a b"),
            (#"{"code": "a\tb"}"#, "nos-code", "a\tb"), (#"{"code": "S", "display": "x\u0000"}"#, "nos-code", "S"),
            (#"{"code": "\#(String(repeating: "é", count: 51))"}"#, "nos-code", String(repeating: "é", count: 51)),
            (#"{"code": "L", "display": "autre"}"#, "nos-code-double", "L"),
        ])
    func codes(concept: String, rule: String, value: String) throws {
        let log = DiagnosticLog()
        let lecture = try read(NOSTests.codeSystem(#"{"code": "L", "display": "un"}, \#(concept)"#), log: log)[0]
        #expect(lecture.edition.entrees.map(\.libelle) == ["un"])
        let told = try #require(log.kept.first)
        #expect(log.counts == [rule: 1] && told.value == value && told.file == "nos.json" && told.line == 0)
        #expect(told.severity == (rule == "nos-code" ? .error : .warning))
    }

    @Test("keeps a code of 100 bytes, and the spaces inside a label once")
    func kept() throws {
        let code = String(repeating: "x", count: 100)
        let log = DiagnosticLog()
        let concept = #"{"code": "\#(code)", "display": "  Deux \n mots\u00a0x "}"#
        let entry = try #require(try read(NOSTests.codeSystem(concept), log: log)[0].edition.entrees.first)
        #expect(entry.code == code && entry.libelle == "Deux mots x" && log.counts.isEmpty)
    }

    @Test("refuses documents of which every code was left out, and names the file")
    func nothing() {
        let log = DiagnosticLog()
        let refusal = #expect(throws: FichierRefuse.self) {
            try read(NOSTests.codeSystem(#"{"code": ""}"#), log: log)
        }
        #expect(refusal?.code == .empty)
        #expect(refusal?.description == "No code table of the directory was found in nos.json.")
        #expect(log.counts == ["nos-code": 1, "nos-contenu": 1])
    }

    @Test(
        "reads the day of a date of either writing",
        arguments: [
            ("2026-09-28", "2026-09-28"), ("2026-09-28T10:00:00Z", "2026-09-28"), ("20260928120000", "2026-09-28"),
            ("20260928", "2026-09-28"), ("2026-13-01", nil), ("20260230", nil), ("2026", nil), ("", nil),
            ("28/09/2026", nil),
        ] as [(String, String?)])
    func days(text: String, expected: String?) {
        #expect(NOS.jour(text)?.iso8601 == expected)
    }

    @Test("reports the sums of all tables, and each of them")
    func report() throws {
        let log = DiagnosticLog()
        log.add(Diagnostic(.info, file: "nos.json", line: 0, rule: "nos-type", message: "M."))
        let json = try RapportNOS([], log).json()
        let found = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        for name in ["created", "changed", "retired", "unchanged"] { #expect(found[name] as? Int == 0, "\(name)") }
        #expect((found["tables"] as? [Any])?.isEmpty == true && (found["diagnostics"] as? [Any])?.count == 1)
        #expect(found["diagnosticCounts"] as? [String: Int] == ["nos-type": 1])
    }
}
