import Domain
import Foundation
import Importers
import Tabular
import TestSupport
import Testing

@Suite struct CommunesTests {
    private let cog = """
        TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT
        COM,49018,52,49,49D,492,0,BAUGE EN ANJOU,Baugé-en-Anjou,Baugé-en-Anjou,4902,
        COMD,49031,,,,,0,BOCE,Bocé,Bocé,,49018
        COM,01001,84,01,01D,012,5,ABERGEMENT CLEMENCIAT,Abergement-Clémenciat,"L'Abergement-Clémenciat",0108,
        """

    @Test("reads an official COG file, former communes with the present one")
    func official() throws {
        let known = Exemples.communes
        let communes = try Edition.withFile(Data((cog + "\n").utf8), name: "v_commune_2026.csv") { path in
            try Communes.read(
                path: path, known: { known }, log: DiagnosticLog())
        }
        let byCode = Dictionary(uniqueKeysWithValues: communes.map { ($0.code.description, $0) })
        #expect(byCode["01001"]?.nom == "L'Abergement-Clémenciat")
        #expect(byCode["49031"]?.parent?.description == "49018" && byCode["49031"]?.estActuelle == false)
        #expect(byCode["49018"]?.codesPostaux == ["49150"])
    }

    @Test("refuses a file that holds no commune")
    func refused() throws {
        #expect(throws: FichierRefuse.self) {
            try Edition.withFile(Data("a,b\n1,2\n".utf8), name: "x.csv") { path in
                try Communes.read(path: path, known: { [] }, log: DiagnosticLog())
            }
        }
    }

    private func read(_ text: String, encoding: String.Encoding = .utf8, known: [Commune]) throws -> [String: Commune] {
        let communes = try Edition.withFile(try #require(text.data(using: encoding)), name: "x.csv") { path in
            try Communes.read(path: path, known: { known }, log: DiagnosticLog())
        }
        return Dictionary(uniqueKeysWithValues: communes.map { ($0.code.description, $0) })
    }

    @Test(
        "completes communes with the postal codes of La Poste, of each header and encoding",
        arguments: [
            (
                "code_commune_insee;nom_de_la_commune;code_postal;ligne_5;libelle_d_acheminement;coordonnees_geographiques",
                String.Encoding.utf8
            ),
            ("#Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;Libellé_d_acheminement;coordonnees_gps", .isoLatin1),
        ])
    func postalCodes(header: String, encoding: String.Encoding) throws {
        let rows = "78646;VERSAILLES;78000;;VERSAILLES;48.80,2.13\n78646;VERSAILLES;78001;;PRÉ;\n99999;X;99999;;X;\n"
        let found = try read(header + "\n" + rows, encoding: encoding, known: Exemples.communes)
        #expect(found["78646"]?.codesPostaux == ["78000", "78001"] && found["78646"]?.position?.latitude == 48.8)
        #expect(found["42218"]?.codesPostaux == ["42000", "42100"] && found["99999"] == nil)
    }

    @Test("makes a code that disappeared refer to the present commune, the last movement winning, none when divided")
    func movements() throws {
        let rows = """
            MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP
            32,2013-01-01,COM,49900,0,V,V,Vieil-Baugé,COM,49901,0,X,X,X
            32,2016-01-01,COM,49900,0,V,V,Vieil-Baugé,COM,49018,0,B,B,Baugé-en-Anjou
            32,2016-01-01,COM,49901,0,X,X,X,COM,49900,0,V,V,V
            21,2019-01-01,COM,49903,0,D,D,Divisée,COM,49018,0,B,B,B
            21,2019-01-01,COM,49903,0,D,D,Divisée,COM,78646,0,V,V,V
            10,2020-01-01,COM,78646,0,V,V,Versailles,COM,75056,0,P,P,Paris
            """
        let found = try read(rows + "\n", known: Exemples.communes)
        #expect(found["49900"]?.parent?.description == "49018" && found["49900"]?.nom == "Vieil-Baugé")
        #expect(found["78646"]?.estActuelle == true && found["49903"] == nil)
        let resolve = CommunesActuelles(found.values)
        #expect(resolve.resolve("49901")?.description == "49018")
    }

    @Test("asks for communes before what completes them")
    func order() {
        #expect(throws: FichierRefuse.self) { try read("code_commune_insee;code_postal\n78646;78000\n", known: []) }
    }
}
