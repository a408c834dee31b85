import Domain
import Foundation
import Tabular
import Testing

@testable import Importers

/// What the reader makes of each column of `liste-ps`, and what it tells of rows.
struct AmeliReaderTests {
    private static let columns = [
        "ps_activite_nom", "ps_activite_prenom", "ps_activite_carte_vitale", "specialite_code", "type_ps_code",
        "secteur_conventionnel_code", "option_tarifaire_code", "coordonnees_voie", "coordonnees_code_postal",
        "coordonnees_ville",
    ]
    private static let row = [
        "ps_activite_nom": "EXEMPLE", "ps_activite_prenom": "ALINE", "ps_activite_carte_vitale": "true",
        "specialite_code": "01", "type_ps_code": "1", "secteur_conventionnel_code": "1", "coordonnees_voie": "7 RUE",
        "coordonnees_code_postal": "78000", "coordonnees_ville": "VERSAILLES",
    ]

    private func read(_ lines: [String], columns: [String] = columns, log: DiagnosticLog = .init()) throws
        -> [FicheAmeli]
    {
        let text = ([columns.joined(separator: ";")] + lines).joined(separator: "\n")
        let reader = try Ameli.Reader(ByteSource(bytes: Array(text.utf8), name: "liste-ps.csv"), log: log)
        var fiches: [FicheAmeli] = []
        while let fiche = try reader.next() { fiches.append(fiche) }
        #expect(reader.rows == lines.count)
        return fiches
    }

    private static func line(_ changes: [String: String] = [:], columns: [String] = columns) -> String {
        let row = row.merging(changes) { $1 }
        return columns.map { row[$0] ?? "" }.joined(separator: ";")
    }

    @Test("reads each value whatever the order of the columns and the columns beside")
    func order() throws {
        let columns = ["autre"] + Self.columns.reversed() + ["PS_ACTIVITE_NOM"]
        let expected = FicheAmeli(
            nom: "EXEMPLE", prenom: "ALINE", specialite: "01", typePS: "1", codePostal: "78000", voie: "7 RUE",
            ville: "VERSAILLES")
        var fiche = try #require(try read([Self.line(columns: columns)], columns: columns).first)
        #expect(fiche.secteur == .conventionne && fiche.carteVitaleAcceptee == true)
        fiche.secteur = nil
        fiche.carteVitaleAcceptee = nil
        #expect(fiche == expected)
    }

    @Test("refuses a file that lacks a column, and names it", arguments: columns)
    func missing(column: String) throws {
        let kept = Self.columns.filter { $0 != column }
        let refusal = #expect(throws: FichierRefuse.self) { try read([], columns: kept) }
        #expect(refusal?.code == .missingColumns([column]))
        #expect(refusal?.description == "The file liste-ps.csv is no liste-ps of Ameli: it lacks « \(column) ».")
    }

    @Test(
        "reads the sectors of both generations, and warns of another code",
        arguments: [
            ("0", .nonConventionne, 0), ("1", .conventionne, 0), ("2", .avecDepassement, 0),
            ("3", .honorairesLibres, 0), ("nc", .nonConventionne, 0), ("c3", .honorairesLibres, 0), ("", nil, 0),
            ("4", nil, 1), ("C1", nil, 1), ("01", nil, 1),
        ] as [(String, SecteurConventionnement?, Int)])
    func sectors(code: String, expected: SecteurConventionnement?, warnings: Int) throws {
        let log = DiagnosticLog()
        let fiche = try read([Self.line(["secteur_conventionnel_code": code])], log: log).first
        #expect(fiche != nil && fiche?.secteur == expected && log.errors == 0)
        #expect(log.counts["ameli-secteur", default: 0] == warnings)
        #expect(log.kept.allSatisfy { $0.line == 2 && $0.value == code && $0.file == "liste-ps.csv" })
    }

    @Test(
        "reads the options and the Vitale card from their codes only",
        arguments: [
            ("3", "true", true, true), ("4", "false", true, false), ("", "", false, nil), ("1", "oui", false, nil),
            ("33", "TRUE", false, nil), ("0", "false", false, false),
        ] as [(String, String, Bool, Bool?)])
    func options(option: String, vitale: String, isOPTAM: Bool, isVitale: Bool?) throws {
        let line = Self.line(["option_tarifaire_code": option, "ps_activite_carte_vitale": vitale])
        let fiche = try #require(try read([line]).first)
        #expect(fiche.optionContratAccesAuxSoins == isOPTAM && fiche.carteVitaleAcceptee == isVitale)
    }

    @Test(
        "refuses a row without a name, a postal code or a specialty; a street and a town may lack",
        arguments: [
            ("ps_activite_nom", false), ("ps_activite_prenom", false), ("coordonnees_code_postal", false),
            ("specialite_code", false), ("coordonnees_voie", true), ("coordonnees_ville", true), ("type_ps_code", true),
        ])
    func mandatory(column: String, isKept: Bool) throws {
        let log = DiagnosticLog()
        let fiches = try read([Self.line(), "\"a\nb\"", Self.line([column: " "])], log: log)
        #expect(fiches.count == (isKept ? 2 : 1))
        #expect(log.kept.map(\.line) == (isKept ? [3] : [3, 5]), "a row of two lines is numbered by the first")
        #expect(log.kept.allSatisfy { $0.rule == "ameli-ligne" && $0.severity == .error && $0.value == nil })
    }

    @Test("passes over laboratories and suppliers without a word", arguments: ["3", "4"])
    func others(kind: String) throws {
        let log = DiagnosticLog()
        #expect(try read([Self.line(["type_ps_code": kind, "ps_activite_nom": ""])], log: log).isEmpty)
        #expect(log.counts.isEmpty)
    }

    @Test("takes a text without any character for none", arguments: ["\u{1}", "\u{200B}\u{0}"])
    func unreadable(text: String) throws {
        let log = DiagnosticLog()
        #expect(try read([Self.line(["coordonnees_voie": text])], log: log).first?.voie == "")
        #expect(try read([Self.line(["ps_activite_nom": text])], log: log).isEmpty && log.errors == 1)
    }

    @Test("keeps a text without what no text may hold, and tells where it was")
    func forbidden() throws {
        let log = DiagnosticLog()
        #expect(try read([Self.line(["coordonnees_voie": "A\u{0}B"])], log: log).first?.voie == "AB")
        let told = try #require(log.kept.first)
        #expect(told.rule == "caractere-interdit" && told.column == "coordonnees_voie" && told.line == 2)
        #expect(told.value == "AB" && log.errors == 0)
    }

    @Test(
        "reads the date of the edition in the name of the file",
        arguments: [
            ("liste-ps-20261116-031500.csv", "2026-11-16"), ("/d/20250101/liste-ps.csv", nil),
            ("liste-ps-20261316.csv", nil), ("liste-ps-19991116.csv", nil), ("ps202611160315.csv.gz", "2026-11-16"),
            ("12-2026-20261116", "2026-11-16"),
        ] as [(String, String?)])
    func edition(path: String, expected: String?) {
        #expect(JourCivil(dansNom: path)?.iso8601 == expected)
    }
}
