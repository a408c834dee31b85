import Domain
import Foundation
import TestSupport
import Testing
import UseCases

@testable import Importers

/// Small files of both forms, with invented sites of department 99.
@Suite struct FINESSImportTests {
    private let test: TestStore

    init() throws { test = try TestStore() }

    /// Two sites of one entity; the second one has the other layout of coordinates, a padded street type, a CEDEX.
    private static func plus(phone: String = "0199001234", second: Bool = true) -> String {
        let other = """
            ,{"informationsGeneralesEGE":{"numFinessEge":"990000028","nomEgeCourt":"CDS DU PARC"},
            "categorieentiteGeographiqueExercice":"124","adresse":[{"usageAdresse":"03","typeVoie":"AV   ",
            "cogCommune":"49031","ligneAcheminement":"BAUGE CEDEX","codePostal":"49159","coordonneesGeographique":
            {"coordonneeX":"-0.1","coordonneeY":"47.54","directionLatitude":"6577813.0","directionLongitude":"9396"}}],
            "contact":[],"etatObjet":"A"}
            """
        return """
            {"schemaVersion":"v1.0.0","generatedAt":"2026-11-20T03:00:00Z","gcc":[{"x":1}],"gco":[],"pmej":[
            {"informationsGeneralesPMEJ":{"numFinessPm":"990000010","denominationPm":"ASSO","siren":"732829320",
            "statutJuridique":"60"},"ege":[
            {"informationsGeneralesEGE":{"numFinessEge":"990000002","nomEgeLong":"MSP DES LILAS","espic":["0"]},
            "categorieentiteGeographiqueExercice":"603","adresse":[{"usageAdresse":"03","numeroVoie":"7","typeVoie":"R  ",
            "libelleVoie":"DES LILAS","cogCommune":"78646","ligneAcheminement":"VERSAILLES","codePostal":"78000",
            "coordonneesGeographique":{"coordonneeX":"6552608.95","coordonneeY":"880459.31",
            "directionLatitude":"48.80","directionLongitude":"2.13"}}],
            "contact":[{"typeContact":{"roleContact":"02"},"telecom":{"telephone":"0600000000"}},
            {"typeContact":{"roleContact":"01"},"telecom":{"telephone":"\(phone)"}}],"etatObjet":"A"}\(second ? other : "")
            ],"etatObjet":"A"}]}
            """
    }

    private func take(
        _ content: Data, name: String = "finess.json", rules: ReglesImport = ReglesImport()
    ) throws -> RapportImport {
        try Edition.withFile(content, name: name) { path in
            let source = try FINESS.Source(path: path)
            let edition = source.edition ?? Exemples.provenance.edition
            return try FINESS.importEdition(source, in: .exemple(test, edition: edition, rules: rules))
        }
    }

    private func site(_ number: String) throws -> EntiteGeographique {
        try #require(try test.store.read { try $0.find(EntiteGeographique.self, by: .cle, .text("F" + number))?.value })
    }

    @Test("takes entities and sites, coordinates by their range, the public contact, the present commune")
    func plus() throws {
        let report = try take(Data(Self.plus().utf8))
        #expect(report.bilan.created == 3 && report.edition == "2026-11-20" && report.refused == 0)
        let msp = try site("990000002")
        #expect(msp.type == .maisonDeSante && msp.finess?.valeur.telephone == "0199001234")
        #expect(msp.position == CoordonneeGeographique(latitude: 48.80, longitude: 2.13))
        #expect(msp.fiche.adresse.ligneVoie == "7 R DES LILAS")
        let centre = try site("990000028")
        #expect(centre.type == .centreDeSante && centre.fiche.adresse.communeCOG?.description == "49018")
        #expect(centre.position?.latitude == 47.54 && centre.fiche.adresse.localite == "BAUGE CEDEX")
        let entity = try test.store.read { try $0.find(EntiteJuridique.self, #require(msp.entiteJuridique))?.value }
        #expect(entity?.raisonSociale == "ASSO" && entity?.statutJuridique == "60")
    }

    @Test("the next edition touches what changed only; a site that is gone is told closed, once confirmed")
    func nextEdition() throws {
        _ = try take(Data(Self.plus().utf8))
        let same = try take(Data(Self.plus().utf8))
        #expect(same.recordsRead == 0 && same.bilan.unchanged == 3 && same.bilan.changed == 0)
        let held = try take(Data(Self.plus(phone: "0199005678", second: false).utf8))
        #expect(held.state == .held && held.recordsGone == 1)
        #expect(try site("990000002").finess?.valeur.telephone == "0199001234")
        var rules = ReglesImport()
        rules.isConfirmed = true
        let report = try take(Data(Self.plus(phone: "0199005678", second: false).utf8), rules: rules)
        #expect(report.bilan.changed == 1 && report.bilan.closed == 1)
        #expect(try site("990000002").finess?.valeur.telephone == "0199005678")
        #expect(try site("990000028").finess?.valeur.dateFermeture == JourCivil(annee: 2026, mois: 11, jour: 20))
    }

    /// The first right numbers of department 99.
    private static func numbers(_ count: Int) -> [String] {
        Array((0..<10 * count + 100).map { String(990_000_000 + $0) }.filter { NumFINESS($0) != nil }.prefix(count))
    }

    @Test("links each site to its legal entity, however many batches an edition makes")
    func batches() throws {
        let numbers = Self.numbers(2400)
        let entities = (0..<1200).map { rank in
            """
            {"informationsGeneralesPMEJ":{"numFinessPm":"\(numbers[rank])","denominationPm":"E"},"ege":[
            {"informationsGeneralesEGE":{"numFinessEge":"\(numbers[1200 + rank])","nomEgeLong":"S"}}]}
            """
        }
        let file = #"{"schemaVersion":"v1.0.0","pmej":[\#(entities.joined(separator: ","))]}"#
        #expect(try take(Data(file.utf8)).bilan.created == 2400)
        let sites = try test.store.read {
            try $0.find(EntiteGeographique.self, by: .cle, numbers.dropFirst(1200).map { .text("F" + $0) })
        }
        #expect(sites.count == 1200 && sites.allSatisfy { $0.value.entiteJuridique != nil })
    }

    @Test("a practice of RPPS in a site of FINESS shows what each register owns, with its source")
    func precedence() throws {
        _ = try take(Data(Self.plus().utf8))
        let row = Edition.row([
            .numeroFINESSSite: "990000002", .identifiantTechniqueStructure: "R1", .codeSecteurActivite: "SA52",
            .raisonSocialeSite: "MSP LILAS", .enseigneCommercialeSite: "Les Lilas",
        ])
        try Edition(rows: [row]).take(into: test)
        let place = try site("990000002")
        #expect(place.rpps?.valeur.denominationEG == "MSP LILAS" && place.fiche.denominationEG == "MSP DES LILAS")
        #expect(place.nomAffiche == "Les Lilas")
        #expect(place.provenance(.denominationEG)?.repertoire == .finess)
        #expect(place.provenance(.nomOperationnel)?.repertoire == .rpps)
        #expect(place.entiteJuridique != nil)
    }

    @Test("reads the frozen form in UTF-8 or Windows-1252, its quotes, overseas codes and projections")
    func historique() throws {
        let lines = [
            "finess;etalab;111;2026-05-12",
            "structureet;990000002;990000010;PMI;PMI \"\"DU PRÉ\"\";;;4;R;DES LILAS;;;123;9A;;97133 ST BARTHELEMY;0590000000;;223;;;;;;;;;;1964-01-01;1964-01-01;2019-02-15;",
            "geolocalisation;990000002;700000;6600000;1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole);2026-01-01",
            "structureet;990000028;;CH;CH;;;;;;;BP 381;031;49;;49150 BAUGE CEDEX;;;355;;;;;;;;;;;;;",
            "structureet;990000029;;FAUX;;;;;;;;;031;49;;;;;355;;;;;;;;;;;;;",
        ].map {
            $0.contains("PMI \"\"")
                ? $0.replacingOccurrences(of: "PMI \"\"DU PRÉ\"\"", with: "\"PMI \"\"DU PRÉ\"\"\"") : $0
        }
        let text = lines.joined(separator: "\n") + "\n"
        for encoding in [String.Encoding.utf8, .windowsCP1252] {
            let test = try TestStore()
            let report = try Edition.withFile(try #require(text.data(using: encoding)), name: "etalab-cs1100507.csv") {
                path in
                let source = try FINESS.Source(path: path)
                #expect(source.edition == JourCivil(annee: 2026, mois: 5, jour: 12))
                return try FINESS.importEdition(source, in: .exemple(test))
            }
            #expect(report.bilan.created == 2 && report.refused == 1 && report.diagnosticCounts["finess-cle"] == 1)
            let found = try test.store.read {
                try $0.find(EntiteGeographique.self, by: .cle, ["F990000002", "F990000028"].map { .text($0) }).map(
                    \.value)
            }
            let pmi = try #require(found.first { $0.cle == "F990000002" })
            #expect(
                pmi.fiche.denominationEG == "PMI \"DU PRÉ\"" && pmi.fiche.adresse.communeCOG?.description == "97123")
            #expect(abs((pmi.position?.latitude ?? 0) - 46.5) < 1e-6)
            #expect(found.contains { $0.fiche.adresse.communeCOG?.description == "49018" })
        }
    }

    @Test(
        "refuses what is no file of FINESS, or a damaged one, in one sentence",
        arguments: [
            "", "bonjour", "{\"schemaVersion\":\"v1\",\"pmej\":[{\"ege\":[", "{\"pmej\":\u{0}}",
            "finess;etalab;1;2026-01-01\n",
        ])
    func refused(text: String) {
        let refusal = #expect(throws: FichierRefuse.self) { try take(Data(text.utf8)) }
        #expect(refusal?.description.isEmpty == false)
    }

    @Test("a line of 10 MB, NUL bytes and wrong bytes are told and the rest is taken")
    func hostile() throws {
        var bytes = Data("finess;etalab;111;2026-05-12\n".utf8)
        bytes.append(Data(repeating: 0x41, count: 10_000_000))
        bytes.append(Data("\nstructureet;990000002;;A\u{0}B;;;;;;;;;646;78;;;;;603;;;;;;;;;;;;;\n".utf8))
        bytes.append(contentsOf: [0xFF, 0xFE, 0x0A])
        let report = try take(bytes, name: "etalab-cs1100502.csv")
        #expect(report.bilan.created == 1 && report.diagnosticCounts["ligne-trop-longue"] == 1)
    }
}
