import Domain
import Foundation
import Importers
import Tabular
import TestSupport
import Testing
import UseCases

@Suite struct AmeliImportTests {
    private let test: TestStore
    private static let header =
        "ps_activite_nom;ps_activite_prenom;ps_activite_carte_vitale;specialite_code;type_ps_code;"
        + "secteur_conventionnel_code;option_tarifaire_code;coordonnees_voie;coordonnees_code_postal;coordonnees_ville"

    init() throws {
        test = try TestStore()
        let place: [RPPS.Column: String] = [.numeroVoie: "7", .libelleVoie: "RUE DES LILAS"]
        try Edition(rows: [Edition.row(place)]).take(into: test)
    }

    private func take(_ rows: String..., rules: ReglesImport = ReglesImport()) throws -> RapportImport {
        let text = "\u{FEFF}" + ([Self.header] + rows).joined(separator: "\n") + "\n"
        return try Edition.withFile(Data(text.utf8), name: "liste-ps-20261116-031500.csv") { path in
            let source = try Ameli.file(path: path)
            let edition = try #require(source.edition)
            return try Ameli.importEdition(source, in: .exemple(test, edition: edition, rules: rules))
        }
    }

    private func offre() throws -> SituationLiberale {
        try #require(try test.offres(Exemples.idNatPS(1))[0].value.liberal)
    }

    @Test("gives an offer its sector, OPTAM and Vitale, with the edition; the same file again changes nothing")
    func convention() throws {
        let row = "EXEMPLE;ALINE;true;01;1;3;3;\"7 RUE; DES LILAS\"; 78000;VERSAILLES"
        let report = try take(row)
        #expect(report.bilan.created == 1 && report.refused == 0)
        let found = try #require(try offre().convention)
        #expect(found.valeur.secteur == .honorairesLibres && found.valeur.optionContratAccesAuxSoins)
        #expect(
            found.provenance == Provenance(.ameli, edition: try #require(JourCivil(annee: 2026, mois: 11, jour: 16))))
        #expect(try take(row).bilan.created == 0)
        #expect(try take(row).bilan.unchanged == 1)
    }

    @Test("a contested convention is not believed until Ameli says something else")
    func contested() throws {
        _ = try take("EXEMPLE;ALINE;true;01;1;1;;7 RUE DES LILAS;78000;VERSAILLES")
        let id = try test.offres(Exemples.idNatPS(1))[0].value.id
        let contest = ContesterConvention(store: test.store, publisher: RecordingPublisher())
        try contest(id, conteste: true, by: .liberal(Exemples.idNatPS(1)), now: Exemples.now)
        #expect(try offre().conventionRetenue == nil && offre().convention != nil)
        _ = try take("EXEMPLE;ALINE;true;01;1;1;;7 RUE DES LILAS;78000;VERSAILLES")
        #expect(try offre().conventionRetenue == nil)
        var rules = ReglesImport()
        rules.isConfirmed = true
        _ = try take("EXEMPLE;ALINE;true;01;1;3;;7 RUE DES LILAS;78000;VERSAILLES", rules: rules)
        #expect(try offre().conventionRetenue?.secteur == .honorairesLibres)
        #expect(throws: UseCaseError.self) {
            try contest(id, conteste: true, by: .liberal(Exemples.idNatPS(2)), now: Exemples.now)
        }
    }

    @Test("holds an edition that would take away or change too many conventions")
    func held() throws {
        _ = try take("EXEMPLE;ALINE;true;01;1;1;;7 RUE DES LILAS;78000;VERSAILLES")
        let report = try take("AUTRE;PAUL;true;01;1;1;;7 RUE DES LILAS;78000;VERSAILLES")
        #expect(report.state == .held)
        #expect(try offre().convention != nil)
    }

    @Test("tells the line of a row that cannot be matched, blank lines and rows of two lines counted")
    func unmatched() throws {
        let report = try take(
            "", "LABO;X;;30;3;1;;\"a\nb\";78000;V", "", "EXEMPLE;ALINE;true;01;1;1;;;78000;NULLE PART")
        let told = try #require(report.diagnostics.first)
        #expect(told.rule == "ameli-hors-rapprochement" && told.line == 6 && told.value == "NULLE PART")
        #expect(report.diagnostics.count == 1 && report.rows == 2)
    }

    @Test("refuses another file in one sentence; tells a wrong sector and a row without name, and goes on")
    func wrong() throws {
        #expect(throws: FichierRefuse.self) {
            try Edition.withFile(Data("a;b\n1;2\n".utf8), name: "x.csv") { path in
                try Ameli.importEdition(Ameli.file(path: path), in: .exemple(test))
            }
        }
        let report = try take(
            "EXEMPLE;ALINE;true;01;1;9;;7 RUE DES LILAS;78000;VERSAILLES", ";;;;1;1;;;;", "LABO;X;true;30;3;1;;;78000;V"
        )
        #expect(report.bilan.created == 1 && report.refused == 1 && report.diagnosticCounts["ameli-secteur"] == 1)
        #expect(try offre().convention?.valeur.secteur == nil)
    }
}
