import Domain
import Foundation
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

@Suite struct RPPSImportTests {
    private let test: TestStore

    init() throws { test = try TestStore() }

    private func edition(_ rows: [String: String]...) -> Edition {
        var edition = Edition()
        edition.rows = rows
        return edition
    }

    @Test("makes one offer of a liberal row, with its place and its know-how")
    func oneRow() throws {
        let report = try edition(Edition.row()).take(into: test)
        #expect(report.bilan.created == 1 && report.refused == 0 && report.rows == 1)
        let offre = try #require(try test.offres(Exemples.idNatPS(1)).first?.value)
        let place = try test.store.read { try $0.find(EntiteGeographique.self, offre.porteur.organisation)?.value }
        #expect(place?.fiche.denominationEG == "CABINET \"EXEMPLE\"")
        #expect(place?.fiche.adresse.communeCOG?.description == "78646")
    }

    @Test("reads an edition again when the communes changed, and brings addresses to the present commune")
    func communesChange() throws {
        let same = edition(Edition.row(), Edition.row([.identifiantTechniqueStructure: "R99002"], rank: 2))
        try same.take(into: test)
        #expect(try same.take(into: test).recordsRead == 0)
        var communes = Exemples.communes
        let rank = try #require(communes.firstIndex { $0.code.description == "78646" })
        communes.append(communes[rank])
        communes[communes.count - 1].code = try #require(CodeCommune("78999"))
        try test.store.write { try $0.replaceCommunes(communes) }
        let nothing = try same.take(into: test)
        #expect(nothing.recordsRead == 2 && nothing.bilan.changed == 0 && nothing.state == .applied)
        communes[rank].type = .deleguee
        communes[rank].parent = CodeCommune("78999")
        try test.store.write { try $0.replaceCommunes(communes) }
        #expect(try same.take(into: test).state == .held)
        var rules = ReglesImport()
        rules.isConfirmed = true
        #expect(try same.take(into: test, rules: rules).bilan.changed == 2)
        let offre = try #require(try test.offres(Exemples.idNatPS(1)).first?.value)
        let place = try test.store.read { try $0.find(EntiteGeographique.self, offre.porteur.organisation)?.value }
        #expect(place?.fiche.adresse.communeCOG?.description == "78999")
    }

    @Test("reads editions of 52 columns, other spellings of names, a BOM and CRLF")
    func olderEdition() throws {
        var old = edition(Edition.row())
        let names = old.header
        var text = old.text
        old.header = names.map {
            $0.replacingOccurrences(of: "(coord. structure)", with: "(coord. Structure)").uppercased()
        }
        text = Edition.line(old.header) + text.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
        let crlf = "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try Edition.take(Data(crlf.utf8), into: test).bilan.created == 1)
        var short = edition(Edition.row())
        short.header = Array(names.prefix(52))
        #expect(try short.take(into: TestStore()).bilan.created == 1)
    }

    @Test("collapses rows of several know-hows and strict duplicates into one offer")
    func duplicates() throws {
        let second = Edition.row([
            .codeTypeSavoirFaire: "CAPA", .codeSavoirFaire: "CAPA06", .libelleSavoirFaire: "Gérontologie",
        ])
        let report = try edition(Edition.row(), second, Edition.row()).take(into: test)
        #expect(report.bilan.created == 1)
        let offre = try test.offres(Exemples.idNatPS(1))[0].value
        let liberal = try #require(offre.liberal)
        let person = try test.store.read { try $0.find(Professionnel.self, liberal.professionnel)?.value }
        #expect(person?.exercices[0].savoirFaire.map(\.code) == ["SM54", "CAPA06"])
    }

    @Test("finds the rows of a person wherever they are in the file")
    func scattered() throws {
        let other = Edition.row([.identifiantTechniqueStructure: "R99002"])
        let report = try edition(Edition.row(), Edition.row(rank: 2), other).take(into: test)
        #expect(report.bilan.created == 3)
        #expect(try test.offres(Exemples.idNatPS(1)).count == 2)
    }

    @Test("describes a place as one of its persons does: the same one in any order, another one when that one leaves")
    func places() throws {
        var rules = ReglesImport()
        rules.isConfirmed = true
        let row = { (rank: Int, name: String) in
            Edition.row([.identifiantTechniqueStructure: "R99001", .raisonSocialeSite: name], rank: rank)
        }
        let others = (3...4).map { Edition.row([.identifiantTechniqueStructure: "R99002"], rank: $0) }
        let (first, second) = (row(1, "CABINET UN"), row(2, "CABINET DEUX"))
        _ = try edition(first, others[0], others[1]).take(into: test, rules: rules)
        #expect(try name("R99001") == "CABINET UN")
        #expect(try edition(row(1, "NEUF"), others[0], others[1]).take(into: test, rules: rules).bilan.changed == 1)
        #expect(try name("R99001") == "NEUF")

        _ = try edition(first, second, others[1]).take(into: test, rules: rules)
        let kept = try #require(try name("R99001"))
        let again = try edition(second, others[1], first).take(into: test, rules: rules)
        #expect(try again.recordsRead == 0 && name("R99001") == kept)

        // Who remains is not changed: the place takes this description all the same.
        let (rest, expected) = kept == "CABINET UN" ? (second, "CABINET DEUX") : (first, "CABINET UN")
        let report = try edition(rest, others[1]).take(into: test, rules: rules)
        #expect(try report.recordsRead == 1 && name("R99001") == expected)
    }

    private func name(_ key: String) throws -> String? {
        try test.store.read {
            try $0.find(EntiteGeographique.self, by: .cle, .text(key))?.value.rpps?.valeur.denominationEG
        }
    }

    @Test(
        "makes no offer of what is no liberal place of the eleven professions",
        arguments: [
            [RPPS.Column.codeModeExercice: "S"], [.codeProfession: "21"], [.codeGenreActivite: "GENR02"],
            [.codeCategorieProfessionnelle: "E"], [.identifiantTechniqueStructure: ""],
        ])
    func notOffers(changes: [RPPS.Column: String]) throws {
        let report = try edition(Edition.row(changes), Edition.row(rank: 2)).take(into: test)
        #expect(report.bilan.created == 1)
        #expect(try test.offres(Exemples.idNatPS(1)).isEmpty)
    }

    @Test("reports a row that cannot be used with line, column, value and rule, and goes on")
    func refusedRow() throws {
        let wrong = Edition.row([.identifiantPP: "123", .identificationNationalePP: "8123"])
        let report = try edition(wrong, Edition.row()).take(into: test)
        #expect(report.bilan.created == 1 && report.refused == 1)
        let first = try #require(report.diagnostics.first { $0.severity == .error })
        #expect(first.line == 2 && first.column != nil && !first.rule.isEmpty)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
        for key in ["created", "changed", "closed", "unchanged", "refused", "diagnostics"] {
            #expect(json[key] != nil, "\(key)")
        }
    }

    @Test("refuses a file without a needed column, in one sentence")
    func missingColumn() throws {
        var edition = edition(Edition.row())
        edition.header.removeAll { $0 == "Code profession" }
        let refusal = #expect(throws: FichierRefuse.self) { try edition.take(into: test) }
        #expect(refusal?.description.contains("Code profession") == true)
    }

    @Test(
        "refuses what is no edition, and stores nothing",
        arguments: ["", "bonjour\n", "a;b;c\n1;2;3\n", "\u{0}\u{0}|\u{0}"])
    func notAnEdition(text: String) throws {
        #expect(throws: FichierRefuse.self) { try Edition.take(Data(text.utf8), into: test) }
    }

    @Test("survives wrong encodings, NUL bytes, a very long line and a truncated end")
    func hostile() throws {
        var bytes = Data(
            Edition(rows: (1...5).map { Edition.row([.identifiantTechniqueStructure: "R\($0)"], rank: $0) }).text.utf8)
        bytes.append(contentsOf: [0x38, 0x7C, 0xE9, 0x00, 0xFF, 0x7C, 0x0A])
        bytes.append(Data(repeating: 0x41, count: 3_000_000))
        bytes.append(contentsOf: [0x0A])
        bytes.append(Data(Edition(rows: [Edition.row(rank: 9)]).text.split(separator: "\n")[1].utf8.prefix(40)))
        let report = try Edition.take(bytes, into: test)
        #expect(report.bilan.created == 5)
        #expect(report.refused >= 2)
    }
}

extension Edition {
    /// A line of the file.
    static func line(_ fields: [String]) -> String { fields.joined(separator: "|") + "|\n" }
}
