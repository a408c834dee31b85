import Domain
import Foundation
import Tabular
import TestSupport
import Testing
import UseCases

@testable import Importers

/// What both forms of FINESS give of each member or column, and what they tell; no directory is needed.
@Suite struct FINESSFormsTests {
    private static let communes = CommunesActuelles(Exemples.communes)

    private func read(_ text: String, log: DiagnosticLog = .init()) throws -> (
        entities: [FicheFINESSEJ], sites: [FicheFINESS], count: Int
    ) {
        try Edition.withFile(Data(text.utf8), name: "finess.txt") { path in
            let source = try FINESS.Source(path: path)
            var entities: [FicheFINESSEJ] = []
            var sites: [FicheFINESS] = []
            let reader = try FINESS.Reader(source, communes: Self.communes, log: log)
            while try reader.next() != nil {
                switch reader.row() {
                case .entiteJuridique(let fiche): entities.append(fiche)
                case .site(let fiche): sites.append(fiche)
                case nil: break
                }
            }
            return (entities, sites, reader.rows)
        }
    }

    /// FINESS+ of one entity and one site of these members.
    private static func plus(
        entity: String = #""numFinessPm":"990000010","denominationPm":"ASSO""#,
        general: String = #""numFinessEge":"990000002","nomEgeLong":"MSP""#, site: String = #""contact":[]"#
    ) -> String {
        #"{"schemaVersion":"v1","gcc":[{"ege":[]}],"pmej":[{"informationsGeneralesPMEJ":{\#(entity)},"ege":["#
            + #"{"informationsGeneralesEGE":{\#(general)},\#(site)}]}]}"#
    }

    @Test(
        "tells the form and the edition of a file by its beginning",
        arguments: [
            (#"{"schemaVersion":"v1","generatedAt":"2026-11-20T03:00:00Z"}"#, .plus, "2026-11-20"),
            ("\u{FEFF} \n" + #"{"pmej":[]}"#, .plus, nil), (#"{"pmej":[],"generatedAt":"hier"}"#, .plus, nil),
            ("finess;etalab;111;2026-05-12\n", .historique, "2026-05-12"),
            ("\u{FEFF}finess;etalab;111;x", .historique, nil), (#"{"autre":1}"#, nil, nil), (#"["pmej"]"#, nil, nil),
            ("nofinesset;nofinessej", nil, nil), ("", nil, nil),
        ] as [(String, FINESS.Source.Form?, String?)])
    func forms(text: String, form: FINESS.Source.Form?, edition: String?) throws {
        try Edition.withFile(Data(text.utf8), name: "f") { (path: String) throws in
            let source = try? FINESS.Source(path: path)
            #expect(source?.form == form && source?.edition?.iso8601 == edition)
        }
    }

    @Test(
        "takes the first pair of coordinates in degrees, and warns when there is none",
        arguments: [
            (#""directionLatitude":"48.8","directionLongitude":"2.1""#, 48.8, 2.1),
            (#""directionLatitude":48.8,"directionLongitude":-2.1,"coordonneeX":"1","coordonneeY":"2""#, 48.8, -2.1),
            (#""directionLatitude":"91","directionLongitude":"2","coordonneeX":"2.1","coordonneeY":"48.8""#, 48.8, 2.1),
            (#""directionLatitude":"48","coordonneeX":"2.1","coordonneeY":"48.8""#, 48.8, 2.1),
            (#""coordonneeX":"880459","coordonneeY":"6552608""#, nil, nil),
            (#""coordonneeX":"181","coordonneeY":"48""#, nil, nil),
            (#""coordonneeX":"x","coordonneeY":"48""#, nil, nil),
        ] as [(String, Double?, Double?)])
    func positions(members: String, latitude: Double?, longitude: Double?) throws {
        let log = DiagnosticLog()
        let address = #""adresse":[{"coordonneesGeographique":{\#(members)}}]"#
        let site = try #require(try read(Self.plus(site: address), log: log).sites.first)
        #expect(site.position?.latitude == latitude && site.position?.longitude == longitude)
        #expect(log.counts == (latitude == nil ? ["finess-coordonnees": 1] : [:]) && log.errors == 0)
        let told = log.kept.allSatisfy {
            $0.line == 2 && $0.column == "coordonneesGeographique" && $0.value == "990000002"
        }
        #expect(told)
    }

    @Test(
        "leaves out a site without a right number, and tells which object it is",
        arguments: [
            #""nomEgeLong":"X""#, #""numFinessEge":"990000029""#, #""numFinessEge":"""#, #""numFinessEge":"99""#,
        ])
    func numbers(general: String) throws {
        let log = DiagnosticLog()
        let found = try read(Self.plus(general: general), log: log)
        #expect(found.entities.count == 1 && found.sites.isEmpty && found.count == 2)
        let told = try #require(log.kept.first)
        #expect(told.line == 2 && told.column == "numFiness" && told.rule == "finess-cle" && told.severity == .error)
        #expect(told.file == "finess.txt" && log.errors == 1)
    }

    @Test(
        "names a site by its long name, else its short one, else its number",
        arguments: [
            (#""nomEgeLong":"LONG","nomEgeCourt":"COURT""#, "LONG"),
            (#""nomEgeLong":" ","nomEgeCourt":"COURT""#, "COURT"),
            (#""nomEgeLong":null"#, "FINESS 990000002"),
        ])
    func names(names: String, expected: String) throws {
        let found = try read(Self.plus(general: #""numFinessEge":"990000002",\#(names)"#))
        #expect(found.sites.map(\.denominationEG) == [expected])
    }

    @Test("keeps the sites of an entity without name or with a wrong number; leaves out wrong SIREN and dates")
    func entities() throws {
        let unnamed = try read(Self.plus(entity: #""numFinessPm":"990000010""#))
        #expect(unnamed.entities.isEmpty && unnamed.sites.first?.numFINESSEJ?.description == "990000010")
        let log = DiagnosticLog()
        let wrong = try read(Self.plus(entity: #""numFinessPm":"1","denominationPm":"A""#), log: log)
        #expect(wrong.entities.isEmpty && wrong.sites.count == 1 && wrong.sites[0].numFINESSEJ == nil)
        #expect(log.kept.map(\.line) == [1] && log.kept.first?.value == "1")
        let members = #""numFinessPm":"990000010","denominationPm":"COURT","denominationLonguePmSmsse":"LONG","#
        let kept = try read(Self.plus(entity: members + #""siren":"123456789","dateFermeture":"2026-02-30""#)).entities[
            0]
        #expect(kept.raisonSociale == "LONG" && kept.numSIREN == nil && kept.dateFermeture == nil)
        let closed = try read(Self.plus(entity: members + #""siren":"732829320","dateFermeture":"2026-02-28T00:00""#))
        #expect(closed.entities[0].numSIREN != nil && closed.entities[0].dateFermeture?.iso8601 == "2026-02-28")
    }

    @Test("prefers the address of practice and the public contact; without them the first address, no phone")
    func places() throws {
        let addresses = #"{"usageAdresse":"01","codePostal":"42000"}"#
        let practice = #"{"usageAdresse":"03","codePostal":"78000","cogCommune":"49031"}"#
        let contact = #"{"typeContact":{"roleContact":"02"},"telecom":{"telephone":"0199000000"}}"#
        let body = #""adresse":[\#(addresses),\#(practice)],"contact":[\#(contact)]"#
        let site = try read(Self.plus(site: body)).sites[0]
        #expect(site.adresse.codePostal == "78000" && site.adresse.communeCOG?.description == "49018")
        #expect(site.telephone == nil)
        #expect(try read(Self.plus(site: #""adresse":[\#(addresses)]"#)).sites[0].adresse.codePostal == "42000")
        #expect(try read(Self.plus(site: #""adresse":[]"#)).sites[0].adresse == Adresse())
    }

    /// The frozen form, of these fields by rank.
    private static func line(_ fields: [Int: String]) -> String {
        let all = [0: "structureet", 1: "990000002", 4: "CMP", 12: "646", 13: "78"].merging(fields) { $1 }
        return (0..<31).map { all[$0] ?? "" }.joined(separator: ";") + ";\n"
    }
    private static let first = "finess;etalab;111;2026-05-12\n"

    @Test(
        "makes a commune code of the department and the number, present communes for former ones",
        arguments: [
            ("78", "646", "78646"), ("49", "031", "49018"), ("2A", "004", "2A004"), ("9A", "123", "97123"),
            ("9A", "23", "97123"), ("9D", "11", "97411"), ("9F", "608", "97608"), ("9J", "818", "98818"),
            ("78", "6", nil), ("ZZ", "646", nil),
        ] as [(String, String, String?)])
    func communes(department: String, number: String, expected: String?) throws {
        let log = DiagnosticLog()
        let site = try read(Self.first + Self.line([12: number, 13: department]), log: log).sites[0]
        #expect(site.adresse.communeCOG?.description == expected)
        #expect(log.counts == (expected == nil ? ["finess-commune": 1] : [:]))
        #expect(log.kept.allSatisfy { $0.line == 2 && $0.column == "commune" && $0.value == department + number })
    }

    @Test("reads the columns of a line of the frozen form")
    func columns() throws {
        let fields = [
            2: "990000010", 3: "COURT", 5: "BAT A", 7: "7", 8: "R", 9: "DES LILAS", 10: "B", 11: "LD",
            15: "78000 VERSAILLES",
            16: "0199001234", 17: "0199001235", 18: "156", 26: "1", 28: "1964-01-01",
        ]
        let site = try read(Self.first + Self.line(fields)).sites[0]
        #expect(site.numFINESSEJ?.description == "990000010" && site.denominationEG == "CMP")
        #expect(site.categorieEG == "156" && site.telephone == "0199001234" && site.telecopie == "0199001235")
        #expect(site.dateOuverture?.iso8601 == "1964-01-01" && site.modaliteParticipationSPH == "1")
        let address = site.adresse
        #expect(address.codePostal == "78000" && address.localite == "VERSAILLES" && address.pointRemise == "BAT A")
        #expect(address.numeroVoie == "7" && address.extensionVoie == "B" && address.lieuDit == "LD")
        #expect(try read(Self.first + Self.line([3: "COURT", 4: ""])).sites[0].denominationEG == "COURT")
        #expect(try read(Self.first + Self.line([4: ""])).sites[0].denominationEG == "FINESS 990000002")
    }

    @Test(
        "takes the position of a site before or after it, and tells those that cannot be read",
        arguments: [true, false])
    func geolocalisation(isAfter: Bool) throws {
        let log = DiagnosticLog()
        let lambert = "1,ATLASANTE,96,BAN,EPSG:2154 RGF93;2026-01-01\n"
        let place = "geolocalisation;990000002;700000;6600000;\(lambert)"
        let wrong = [
            "geolocalisation;990000010;x;6600000;\(lambert)", "geolocalisation;990000028;1;2;1,X,EPSG:1 Y;z\n",
            "geolocalisation;990000028;1;2;rien;z\n",
        ].joined()
        let body = isAfter ? Self.line([:]) + place : place + Self.line([:])
        let found = try read(Self.first + body + wrong + "autre;x\n", log: log)
        #expect(found.count == 6 && found.sites.count == 1)
        let position = try #require(found.sites[0].position)
        #expect(abs(position.latitude - 46.5) < 1e-6 && abs(position.longitude - 3) < 1e-6)
        #expect(log.counts == ["finess-coordonnees": 3] && log.errors == 0 && log.kept.map(\.line) == [4, 5, 6])
        #expect(log.kept.map(\.value) == ["990000010", "990000028", "990000028"])
    }

    @Test("leaves out a line that is too short or whose number is wrong, with its place")
    func lines() throws {
        let log = DiagnosticLog()
        let text = Self.first + Self.line([1: "990000029"]) + "structureet;990000002;;X\n" + Self.line([1: ""])
        #expect(try read(text + Self.line([:]), log: log).sites.count == 1)
        #expect(log.kept.map(\.line) == [2, 3, 4] && log.kept.map(\.value) == ["990000029", "990000002", nil])
        #expect(log.kept.allSatisfy { $0.rule == "finess-cle" && $0.column == "nofinesset" && $0.severity == .error })
    }
}
