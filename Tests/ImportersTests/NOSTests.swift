import Domain
import Foundation
import Importers
import Tabular
import Testing
import UseCases

/// Small resources in the form of the official ones (FHIR R4), with invented codes.
@Suite struct NOSTests {
    static let tre = JeuDeValeurs.modeExercice.embarque.systeme
    static let jdv = JeuDeValeurs.modeExercice.embarque.adresse
    private let day = JourCivil(annee: 2026, mois: 11, jour: 21)

    static func codeSystem(_ concepts: String, content: String = "complete", url: String = tre) -> String {
        """
        {"resourceType": "CodeSystem", "url": "\(url)", "version": "20260928120000", "status": "active",
         "content": "\(content)", "concept": [\(concepts)]}
        """
    }

    static func valueSet(_ body: String) -> String {
        #"{"resourceType": "ValueSet", "url": "\#(jdv)|1", "version": "20260928120000", \#(body)}"#
    }

    private func read(_ texts: [String], log: DiagnosticLog = DiagnosticLog()) throws -> [ImporterNOS.Lecture] {
        let day = try #require(day)
        let folder = NSTemporaryDirectory() + "ror-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let paths = try texts.enumerated().map { rank, text in
            let path = "\(folder)/\(rank).json"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return path
        }
        return try NOS.read(paths: paths, day: day, log: log)
    }

    /// `L S -B`: the codes of a release, a minus before a retired one.
    private func codes(_ lecture: ImporterNOS.Lecture) -> String {
        lecture.edition.entrees.map { ($0.estRetire ? "-" : "") + $0.code }.joined(separator: " ")
    }

    @Test("reads the codes of a code system, nested ones too, with label, address and version")
    func nested() throws {
        let concepts = """
            {"code": "L", "display": " Libéral,  indépendant ", "concept": [{"code": "01", "display": "Un", \
            "concept": [{"code": "1"}]}]}, {"code": "S", "display": "Salarié"}
            """
        let lecture = try read([Self.codeSystem(concepts)])[0]
        #expect(codes(lecture) == "L 01 1 S")
        #expect(lecture.edition.entrees.prefix(3).map(\.libelle) == ["Libéral, indépendant", "Un", ""])
        #expect(lecture.edition.adresse == Self.tre && lecture.edition.version == "20260928120000")
        #expect(lecture.estComplete)
    }

    @Test(
        "tells a retired code by any of its properties",
        arguments: [
            (#"{"code": "status", "valueCode": "deprecated"}"#, true),
            (#"{"code": "status", "valueCode": "retired"}"#, true),
            (#"{"code": "status", "valueString": "Inactive"}"#, true),
            (#"{"code": "status", "valueCode": "active"}"#, false),
            (#"{"code": "inactive", "valueBoolean": true}"#, true),
            (#"{"code": "inactive", "valueBoolean": false}"#, false),
            (#"{"code": "deprecated", "valueBoolean": true}"#, true),
            (#"{"code": "deprecated", "valueDateTime": "2025-01-01"}"#, true),
            (#"{"code": "dateFin", "valueDateTime": "2026-11-20T12:00:00+01:00"}"#, true),
            (#"{"code": "dateFin", "valueDateTime": "2026-11-21T12:00:00+01:00"}"#, false),
            (#"{"code": "dateFin", "valueString": "20211028120000"}"#, true),
            (#"{"code": "dateFin", "valueString": "jamais"}"#, false),
            (#"{"code": "deprecationDate", "valueDateTime": "2030-01-01"}"#, false),
            (#"{"code": "dateMaj", "valueDateTime": "2020-01-01"}"#, false),
            (#"{"code": "parent", "valueCoding": {"code": "x"}}, {"code": "inactive", "valueBoolean": true}"#, true),
        ])
    func retired(property: String, isRetired: Bool) throws {
        let lecture = try read([Self.codeSystem(#"{"code": "L", "property": [\#(property)]}"#)])[0]
        #expect(codes(lecture) == (isRetired ? "-L" : "L"))
    }

    @Test(
        "reads a value set by its lists or its expansion, which tells inactive codes",
        arguments: [
            (
                #""compose": {"include": [{"concept": [{"code": "L"}]}, {"concept": [{"code": "S", "display": "Sal"}]}]}"#,
                "L S", true
            ),
            (
                #""expansion": {"contains": [{"code": "L"}, {"abstract": true, "code": "G", "contains": "#
                    + #"[{"code": "B", "inactive": true}]}]}, "compose": {"include": [{"system": "x"}]}"#,
                "L -B", true
            ),
            (#""expansion": {"total": 9, "contains": [{"code": "L"}]}"#, "L", false),
            (#""expansion": {"offset": 1, "contains": [{"code": "L"}]}"#, "L", false),
        ])
    func valueSets(body: String, expected: String, isComplete: Bool) throws {
        let lecture = try read([Self.valueSet(body)])[0]
        #expect(codes(lecture) == expected && lecture.estComplete == isComplete)
        #expect(lecture.edition.adresse == Self.jdv)
    }

    @Test("a fragment of a code system is not complete")
    func fragment() throws {
        #expect(try !read([Self.codeSystem(#"{"code": "L"}"#, content: "fragment")])[0].estComplete)
    }

    @Test(
        "tells and passes over what is not for the directory",
        arguments: [
            (#"{"resourceType": "ConceptMap", "group": []}"#, "nos-type"), (#"{"name": "package"}"#, "nos-type"),
            (codeSystem(#"{"code": "X"}"#, url: "https://mos.esante.gouv.fr/NOS/TRE_X/FHIR/TRE-X"), "nos-adresse"),
            (codeSystem("", content: "not-present"), "nos-contenu"),
            (codeSystem(#"{"code": "X"}"#, content: "supplement"), "nos-contenu"),
            (valueSet(#""compose": {"include": [{"system": "x"}]}"#), "nos-contenu"),
            (valueSet(#""compose": {"include": [{"concept": [{"code": "L"}]}], "exclude": [{}]}"#), "nos-contenu"),
        ])
    func passedOver(text: String, rule: String) throws {
        let log = DiagnosticLog()
        let bundle = #"{"resourceType": "Bundle", "entry": [{}, {"resource": \#(text)}]}"#
        let lectures = try read([Self.codeSystem(#"{"code": "L"}"#), bundle], log: log)
        #expect(lectures.count == 1 && log.counts == [rule: 1])
    }

    @Test("leaves out codes that are empty, spaced or double, and tells them")
    func wrongCodes() throws {
        let log = DiagnosticLog()
        let concepts =
            #"{"display": "x"}, {"code": "a b"}, {"code": "L"}, {"code": "L"}, {"code": "S", "display": "\u0000"}"#
        #expect(codes(try read([Self.codeSystem(concepts)], log: log)[0]) == "L")
        #expect(log.counts == ["nos-code": 3, "nos-code-double": 1])
    }

    @Test("keeps the latest release of an address that comes twice")
    func twice() throws {
        let log = DiagnosticLog()
        let old = Self.codeSystem(#"{"code": "A"}"#).replacing("20260928", with: "20250101")
        let lectures = try read([Self.codeSystem(#"{"code": "L"}"#), old], log: log)
        #expect(lectures.map(codes) == ["L"] && log.counts == ["nos-version-double": 1])
    }
}
