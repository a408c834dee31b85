import Domain
import Foundation
import Importers
import TestSupport
import Testing
import UseCases

@Suite struct ImportPersonnesTests {
    private let test: TestStore
    private let numbers = (1...3).map { String(Exemples.idNatPS($0).description.dropFirst()) }

    init() throws {
        test = try TestStore()
        try Edition(rows: [1, 2].map { Edition.row(rank: $0) }).take(into: test)
    }

    private func take(
        _ registre: RegistrePersonnes<some Sendable>, _ lines: [String], rules: ReglesImport = ReglesImport()
    ) throws -> RapportImport {
        try Edition.withFile(Data((lines.joined(separator: "|\n") + "|\n").utf8)) { path in
            try registre.importEdition(registre.file(path: path), in: .exemple(test, rules: rules))
        }
    }

    private func person(_ rank: Int) throws -> Professionnel {
        try #require(
            try test.store.read {
                try $0.find(Professionnel.self, by: .idNatPS, .text(Exemples.idNatPS(rank).description))?.value
            })
    }

    @Test("gives persons of the directory their mailboxes, the personal ones, each once, and no one else")
    func mailboxes() throws {
        let header = "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP"
        let lines = [
            header, "PER|Aline.Exemple@Medecin.MSSANTE.fr|8|\(numbers[0])", "PER|x@autre.mssante.fr|8|\(numbers[2])",
            "ORG|service@chu.mssante.fr|8|\(numbers[1])", "PER|a2@pro.mssante.fr|8|\(numbers[0])",
            "PER|aline.exemple@medecin.mssante.fr|8|\(numbers[0])",
        ]
        let report = try take(MSSante.boites, lines)
        #expect(report.bilan.changed == 1 && report.rows == 5)
        let mailboxes = try #require(try person(1).boitesLettresMSS)
        #expect(mailboxes.valeur == ["a2@pro.mssante.fr", "aline.exemple@medecin.mssante.fr"])
        #expect(mailboxes.provenance.repertoire == .mssante)
        #expect(try person(2).boitesLettresMSS == nil)
        #expect(try take(MSSante.boites, [header] + lines.dropFirst().reversed()).recordsRead == 0)
        let held = try take(MSSante.boites, [header, "PER|x@autre.mssante.fr|8|\(numbers[2])"])
        #expect(held.state == .held)
        #expect(try person(1).boitesLettresMSS != nil)
        var rules = ReglesImport()
        rules.isConfirmed = true
        let gone = try take(MSSante.boites, [header, "PER|x@autre.mssante.fr|8|\(numbers[2])"], rules: rules)
        #expect(gone.bilan.closed >= 1)
        #expect(try person(1).boitesLettresMSS == nil)
    }

    @Test("gives persons their diplomas, their authorisations and their know-hows without activity")
    func diplomas() throws {
        let diplomas = [
            "Identifiant PP|Code type diplôme obtenu|Libellé type diplôme obtenu|Code diplôme obtenu|Libellé diplôme obtenu|"
                + "Code type autorisation|Libellé type autorisation|Code discipline autorisation|Libellé discipline autorisation",
            "\(numbers[0])|DE|Diplôme|DE10|DE Docteur||||", "\(numbers[0])|||||A1|Autorisation|D1|Discipline",
            "\(numbers[0])||||||||",
        ]
        #expect(try take(RPPS.diplomes, diplomas).bilan.changed == 1)
        #expect(try person(1).diplomes?.valeur.map(\.nature) == [.diplome, .autorisation])
        let knowHow = [
            "Identifiant PP|Code profession|Code type savoir-faire|Code savoir-faire|Libellé savoir-faire",
            "\(numbers[1])|10|CAPA|CAPA06|Gérontologie", "\(numbers[1])|10|S|SM54|Médecine générale",
        ]
        #expect(try take(RPPS.savoirFaire, knowHow).bilan.changed == 1)
        #expect(try person(2).savoirFaireDeclares?.valeur.map(\.savoirFaire.code) == ["CAPA06", "SM54"])
    }

    @Test("refuses another file, tells a row of the wrong width and goes on")
    func wrong() throws {
        #expect(throws: FichierRefuse.self) { try take(MSSante.boites, ["a|b", "1|2"]) }
        let report = try take(
            MSSante.boites,
            [
                "Type de BAL|Adresse BAL|Identifiant PP", "PER|a@x.mssante.fr|\(numbers[0])", "PER|b",
                "PER|é|\(numbers[1])",
            ])
        #expect(report.refused == 1 && report.bilan.changed == 1)
    }
}
