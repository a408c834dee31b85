import Domain
import Foundation
import Importers
import Tabular
import TestSupport
import Testing
import UseCases

/// The three registers of persons: what makes a file, a row or a value refused, and what an edition takes away.
@Suite struct RegistresPersonnesTests {
    private let test: TestStore
    private let numbers = (1...4).map { String(Exemples.idNatPS($0).description.dropFirst()) }
    private static let mailboxes = ["Type de BAL", "Adresse BAL", "Identifiant PP"]
    private static let diplomas = [
        "Identifiant PP", "Code diplôme obtenu", "Code type autorisation", "Code type diplôme obtenu",
        "Libellé diplôme obtenu", "Libellé type autorisation", "Code discipline autorisation",
        "Libellé discipline autorisation",
    ]
    private static let knowHows = [
        "Identifiant PP", "Code profession", "Code type savoir-faire", "Code savoir-faire", "Libellé savoir-faire",
    ]

    init() throws {
        test = try TestStore()
        try Edition(rows: [1, 2].map { Edition.row(rank: $0) }).take(into: test)
    }

    private func take(
        _ registre: RegistrePersonnes<some Sendable>, _ rows: [[String]], rules: ReglesImport = ReglesImport()
    ) throws -> RapportImport {
        try Edition.withFile(Data(rows.map(Edition.line).joined().utf8), name: "registre.txt") { path in
            try registre.importEdition(registre.file(path: path), in: .exemple(test, rules: rules))
        }
    }

    private func person(_ rank: Int) throws -> Professionnel {
        try #require(
            try test.store.read {
                try $0.find(Professionnel.self, by: .idNatPS, .text(Exemples.idNatPS(rank).description))?.value
            })
    }

    private func refusal(_ registre: RegistrePersonnes<some Sendable>, _ rows: [[String]]) -> FichierRefuse.Code? {
        do { _ = try take(registre, rows) } catch { return (error as? FichierRefuse)?.code }
        return nil
    }

    @Test("refuses a file that lacks a column, and names it; optional columns may lack")
    func columns() {
        for (rank, name) in Self.mailboxes.enumerated() {
            let header = Self.mailboxes.enumerated().filter { $0.offset != rank }.map(\.element)
            #expect(refusal(MSSante.boites, [header, ["a", "b"]]) == .missingColumns([name]))
        }
        for name in Self.diplomas.prefix(3) {
            #expect(refusal(RPPS.diplomes, [Self.diplomas.filter { $0 != name }]) == .missingColumns([name]))
        }
        for name in Self.knowHows.prefix(4) {
            #expect(refusal(RPPS.savoirFaire, [Self.knowHows.filter { $0 != name }]) == .missingColumns([name]))
        }
        #expect(refusal(RPPS.savoirFaire, [Array(Self.knowHows.prefix(4)), [numbers[0], "10", "S", "SM54"]]) == nil)
        #expect(refusal(RPPS.diplomes, [Self.diplomas]) == .empty)
    }

    @Test("refuses the file of activities, which has every column of know-hows")
    func activities() throws {
        let refusal = #expect(throws: FichierRefuse.self) {
            try take(RPPS.savoirFaire, [RPPS.Column.allCases.map(\.name)])
        }
        #expect(refusal?.code == .unreadable)
        #expect(refusal?.description.contains("PS_LibreAcces_SavoirFaire") == true)
    }

    @Test(
        "tells a row of another width with its line and its rule, and takes the others",
        arguments: [
            ["PER", "a@x.mssante.fr"], ["PER", "a@x.mssante.fr", "n", ""], ["PER"], ["a", "b", "c", "d", "e"],
        ])
    func width(row: [String]) throws {
        let right = ["PER", "b@x.mssante.fr", numbers[1]]
        let report = try take(MSSante.boites, [Self.mailboxes, right, row, right])
        let told = try #require(report.diagnostics.first)
        #expect(told.line == 3 && told.rule == "colonnes" && told.file == "registre.txt" && told.column == nil)
        #expect(told.message == "The row has \(row.count) columns, the header 3: the row was refused.")
        #expect(report.refused == 1 && report.rows == 3 && report.bilan.changed == 1)
        #expect(try person(2).boitesLettresMSS?.valeur == ["b@x.mssante.fr"])
    }

    @Test("leaves persons whom the directory does not have, and numbers that are none, without a word")
    func unknown() throws {
        let strange = [numbers[2], "", "8" + numbers[0], "x", String(numbers[0].dropLast()), " "]
        let rows = strange.map { ["PER", "b@x.mssante.fr", $0] }
        let report = try take(MSSante.boites, [Self.mailboxes] + rows)
        #expect(report.rows == strange.count && report.records == 0 && report.bilan == BilanImport())
        #expect(report.diagnostics.isEmpty && report.state == .applied)
    }

    @Test(
        "keeps the personal mailboxes that are addresses",
        arguments: [
            ("PER", "Aline@X.mssante.fr", ["aline@x.mssante.fr"]), ("ORG", "aline@x.mssante.fr", nil),
            ("per", "aline@x.mssante.fr", nil), ("PER", "aline", nil), ("PER", "", nil),
            ("PER", "a\u{1}@x.fr", ["a@x.fr"]),
            ("", "aline@x.mssante.fr", nil),
        ] as [(String, String, [String]?)])
    func mailboxes(kind: String, address: String, expected: [String]?) throws {
        let report = try take(MSSante.boites, [Self.mailboxes, [kind, address, numbers[0]]])
        #expect(try person(1).boitesLettresMSS?.valeur == expected)
        #expect(report.records == 1 && report.refused == 0 && report.bilan.changed == (expected == nil ? 0 : 1))
    }

    @Test(
        "reads a diploma or an authorisation of a row, each value by default the one that stands for it",
        arguments: [
            (
                ["D1", "", "DE", "Docteur", "", "", ""],
                Diplome(nature: .diplome, type: "DE", code: "D1", libelle: "Docteur")
            ),
            (["D1", "", "", "", "", "", ""], Diplome(nature: .diplome, type: "", code: "D1", libelle: "D1")),
            (["D1", "A1", "", "", "x", "y", "z"], Diplome(nature: .diplome, type: "", code: "D1", libelle: "D1")),
            (
                ["", "A1", "", "", "Type", "C1", "Disc"],
                Diplome(nature: .autorisation, type: "A1", code: "C1", libelle: "Disc")
            ),
            (
                ["", "A1", "", "", "Type", "", ""],
                Diplome(nature: .autorisation, type: "A1", code: "", libelle: "Type")
            ),
            (["", "A1", "", "", "", "", ""], Diplome(nature: .autorisation, type: "A1", code: "", libelle: "A1")),
            (["", "", "DE", "Docteur", "Type", "C1", "Disc"], nil),
        ] as [([String], Diplome?)])
    func diplomas(fields: [String], expected: Diplome?) throws {
        let report = try take(RPPS.diplomes, [Self.diplomas, [numbers[0]] + fields])
        #expect(try person(1).diplomes?.valeur == expected.map { [$0] } && report.records == 1)
    }

    @Test(
        "reads a know-how that has its three codes; its label may lack",
        arguments: [
            (["10", "S", "SM54", "Générale"], "Générale"), (["10", "S", "SM54", ""], "SM54"),
            (["", "S", "SM54", "x"], nil),
            (["10", "", "SM54", "x"], nil), (["10", "S", "", "x"], nil),
        ] as [([String], String?)])
    func knowHows(fields: [String], label: String?) throws {
        _ = try take(RPPS.savoirFaire, [Self.knowHows, [numbers[0]] + fields])
        let found = try person(1).savoirFaireDeclares?.valeur
        #expect(found?.map(\.savoirFaire.libelle) == label.map { [$0] })
        #expect(found?.first?.profession == (label == nil ? nil : "10"))
    }

    @Test("holds an edition without one person out of two; confirmed, takes away what it no longer says")
    func gone() throws {
        let both = [Self.knowHows] + [0, 1].map { [numbers[$0], "10", "S", "SM54", "Générale"] }
        #expect(try take(RPPS.savoirFaire, both).bilan.changed == 2)
        let held = try take(RPPS.savoirFaire, Array(both.prefix(2)))
        #expect(held.state == .held && held.recordsGone == 1 && held.bilan.closed == 0)
        #expect(try person(2).savoirFaireDeclares != nil)
        var rules = ReglesImport()
        rules.dryRun = true
        let tried = try take(RPPS.savoirFaire, Array(both.prefix(2)), rules: rules)
        #expect(tried.state == .simulated && tried.bilan.closed == 1)
        #expect(try person(2).savoirFaireDeclares != nil, "a simulation stores nothing")
        rules.dryRun = false
        rules.isConfirmed = true
        let report = try take(RPPS.savoirFaire, Array(both.prefix(2)), rules: rules)
        #expect(report.state == .applied && report.bilan.closed == 1 && report.edition == "2026-11-19")
        #expect(try person(2).savoirFaireDeclares == nil && person(1).savoirFaireDeclares != nil)
        #expect(try take(RPPS.savoirFaire, both).bilan.changed == 1, "who comes back is new")
    }

    @Test("each register follows its own persons: one takes nothing of another away")
    func apart() throws {
        _ = try take(RPPS.savoirFaire, [Self.knowHows, [numbers[0], "10", "S", "SM54", "Générale"]])
        _ = try take(RPPS.diplomes, [Self.diplomas, [numbers[1], "D1", "", "", "", "", "", ""]])
        let report = try take(MSSante.boites, [Self.mailboxes, ["PER", "b@x.mssante.fr", numbers[1]]])
        #expect(report.recordsGone == 0 && report.state == .applied)
        #expect(try person(1).savoirFaireDeclares != nil && person(2).diplomes != nil)
    }
}
