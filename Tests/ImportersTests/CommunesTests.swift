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
                path: path, known: { codes in known.filter { codes.contains($0.code) } }, log: DiagnosticLog())
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
                try Communes.read(path: path, known: { _ in [] }, log: DiagnosticLog())
            }
        }
    }
}
