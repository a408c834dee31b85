import Domain
import Tabular
import TestSupport
import Testing

@testable import Importers

/// The headers that editions of RPPS have, and what is told of a row, with its place.
struct RPPSLayoutTests {
    private func refusal(_ header: [String]) -> FichierRefuse? {
        do {
            let source = try ByteSource(bytes: Array(Edition.line(header).utf8), name: "rpps.txt")
            _ = try RPPS.Reader(source, log: DiagnosticLog())
        } catch {
            return error as? FichierRefuse
        }
        return nil
    }

    private static let names = RPPS.Column.allCases.map(\.name)

    @Test("refuses an edition without a column that nothing else tells, and names it", arguments: RPPS.Column.needed)
    func needed(columns: [RPPS.Column]) throws {
        let missing = refusal(Self.names.filter { !columns.map(\.name).contains($0) })
        #expect(missing?.code == .missingColumns([columns[0].name]))
        #expect(missing?.description == "The file rpps.txt lacks required columns: « \(columns[0].name) ».")
        if columns.count > 1 {
            for column in columns { #expect(refusal(Self.names.filter { $0 != column.name }) == nil) }
        }
    }

    @Test("reads an edition of the needed columns only, in any order")
    func least() throws {
        #expect(refusal(RPPS.Column.needed.map { $0[0].name }.reversed()) == nil)
        #expect(refusal(Self.names.reversed()) == nil && refusal(["Autre"] + Self.names) == nil)
    }

    @Test("finds a column under its other names", arguments: RPPS.Column.allCases.filter { !$0.variants.isEmpty })
    func variants(column: RPPS.Column) throws {
        for variant in column.variants {
            let header = HeaderMap(Self.names.map { $0 == column.name ? variant.uppercased() : $0 })
            let table = try RPPS.Table(header, file: "f", communes: CommunesActuelles(), empreinte: 0)
            #expect(table[column] == column.rawValue, "\(variant)")
        }
    }

    @Test("tells another file from an edition that lacks columns")
    func other() {
        let other = refusal(["Type d'identifiant PP", "Identifiant PP", "Code profession", "Code savoir-faire"])
        #expect(other?.description.contains("has not the header of an RPPS extraction") == true)
        #expect(refusal(Array(Self.names.prefix(30)))?.description.contains("lacks required columns") == true)
    }

    @Test(
        "tells what is wrong in a row by line, column, rule and value",
        arguments: [
            (.identifiantPP, "123", "rpps-numero", .error, "123"), (.identifiantPP, "", "rpps-numero", .error, nil),
            (.nomExercice, "", "rpps-nom-vide", .error, nil),
            (.codeProfession, "", "rpps-profession-vide", .error, nil),
            (.codeProfession, "ZZ", "rpps-profession-inconnue", .info, "ZZ"),
            (.codeCategorieProfessionnelle, "", "rpps-categorie-vide", .error, nil),
            (.identificationNationalePP, "8123", "rpps-identification-nationale", .warning, "8123"),
            (.numeroSIRETSite, "12345678901234", "siret-cle", .warning, "12345678901234"),
            (.numeroSIRENSite, "123456789", "siren-cle", .warning, "123456789"),
            (.numeroFINESSSite, "990000029", "finess-cle", .warning, "990000029"),
            (.numeroFINESSEtablissementJuridique, "99", "finess-cle", .warning, "99"),
            (.codePostal, "7800", "code-postal", .warning, "7800"),
            (.codePostal, "7800A", "code-postal", .warning, "7800A"),
            (.codeCommune, "XX", "commune-code", .warning, "XX"), (.telephone2, "abc", "telephone", .info, "abc"),
            (.codeModeExercice, "Z", "rpps-mode-inconnu", .info, "Z"),
            (.codePays, "99132", "rpps-structure-etranger", .info, "99132"),
            (.raisonSocialeSite, "A\u{1}", "caractere-interdit", .warning, "A"),
            (.raisonSocialeSite, "A\u{202E}B", "caractere-interdit", .warning, "AB"),
        ] as [(RPPS.Column, String, String, Severity, String?)])
    func rows(column: RPPS.Column, text: String, rule: String, severity: Severity, value: String?) throws {
        let log = DiagnosticLog()
        let edition = Edition(rows: [Edition.row(), Edition.row([column: text]), Edition.row()])
        let reader = try RPPS.Reader(ByteSource(bytes: Array(edition.text.utf8), name: "rpps.txt"), log: log)
        var lines: [Int] = []
        while let row = try reader.nextTyped() { lines.append(row.line) }
        let told = try #require(log.kept.first)
        #expect(log.counts == [rule: 1] && told.rule == rule && told.severity == severity && told.value == value)
        #expect(told.line == 3 && told.column == column.name && told.file == "rpps.txt")
        let isLeft = severity == .error || rule == "rpps-profession-inconnue"
        #expect(lines == (isLeft ? [2, 4] : [2, 3, 4]) && reader.rows == 3)
    }

    @Test("refuses a row of another width, with the number of its columns", arguments: [1, 55, 57])
    func width(count: Int) throws {
        let log = DiagnosticLog()
        let line = Edition.line(Array(repeating: "x", count: count))
        let text = Edition(rows: [Edition.row()]).text + line
        let reader = try RPPS.Reader(ByteSource(bytes: Array(text.utf8), name: "rpps.txt"), log: log)
        while try reader.nextTyped() != nil {}
        let told = try #require(log.kept.first)
        #expect(told.line == 3 && told.rule == "rpps-colonnes" && told.value == String(count) && told.column == nil)
        #expect(log.errors == 1)
    }
}
