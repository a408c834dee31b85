import Domain
import Foundation
import Importers
import Tabular
import Testing
import UseCases

@Suite struct NOSSourceTests {
    private static let text = NOSTests.codeSystem(#"{"code": "L"}"#)

    private func read(_ bytes: [UInt8], name: String = "nos.json") throws -> [ImporterNOS.Lecture] {
        let day = try #require(JourCivil(annee: 2026, mois: 11, jour: 21))
        return try Edition.withFile(Data(bytes), name: name) {
            try NOS.read(paths: [$0], day: day, log: DiagnosticLog())
        }
    }

    /// A zip of `NOS/tre.json` (TRE_R23), `NOS/jdv.JSON` (JDV_J217), of one code each, and `lisezmoi.txt`.
    private static let zip = """
        UEsDBBQAAAAIAAAAdV0AAAAAAgAAAAAAAAAEAAAATk9TLwMAUEsDBBQAAAAIAAAAdV08Rty2dwAAAIwAAAAMAAAATk9TL3RyZS5q\
        c29uq1YqSi3OLy1KTg2pLEhVslJyzk9JDa4sLknNVdJRKi3KAQpllJQUFFvp6+fmF+ulFifmlaTqpeeXlumlFen7+QfrhwS5xgcZ\
        Gev6AnW6VqQWJWcmp+q7eXgGgWR00WWApibn5yWnFpQoWUVXA9kpIFt9lGpjawFQSwMEFAAAAAgAAAB1XUzjfG+KAAAArgAAAAwA\
        AABOT1MvamR2LkpTT05tjcsKwjAURP/lrk2CboSuVbSohVS6EZFye62FNAl5iBL676bgUmYznAMzCRx5Ex3S5WMJCmhaFammAAuI\
        TmXwDMH6QojReE6+1YF4b+KLP5w4V7UoN829XC3X7GQ62r7J4YDEZCXFbn+Qs2Z/dd5HM1rj82mCQaOKXa7XlLFGsuHXZwhHmG45\
        0xdQSwMEFAAAAAgAAAB1XTlH1RUDAAAAAQAAAAwAAABsaXNlem1vaS50eHSrBgBQSwECFAMUAAAACAAAAHVdAAAAAAIAAAAAAAAA\
        BAAAAAAAAAAAAAAAgAEAAAAATk9TL1BLAQIUAxQAAAAIAAAAdV08Rty2dwAAAIwAAAAMAAAAAAAAAAAAAACAASQAAABOT1MvdHJl\
        Lmpzb25QSwECFAMUAAAACAAAAHVdTON8b4oAAACuAAAADAAAAAAAAAAAAAAAgAHFAAAATk9TL2pkdi5KU09OUEsBAhQDFAAAAAgA\
        AAB1XTlH1RUDAAAAAQAAAAwAAAAAAAAAAAAAAIABeQEAAGxpc2V6bW9pLnR4dFBLBQYAAAAABAAEAOAAAACmAQAAAAA=
        """

    @Test("reads each JSON document of a zip, and leaves the rest")
    func archive() throws {
        let bytes = try #require(Data(base64Encoded: Self.zip))
        let lectures = try read(Array(bytes), name: "nos.zip")
        #expect(Set(lectures.map(\.edition.adresse)) == [NOSTests.tre, NOSTests.jdv])
    }

    @Test(
        "refuses in one sentence what is not JSON of FHIR, and what holds no table of the directory",
        arguments: [
            "", "<html>", "[]", #"{"resourceType": 3}"#, text + "}", #"{"resourceType": "Bundle"}"#,
            #"{"resourceType": "CodeSystem", "url": "https://exemple.fr", "concept": "x"}"#,
            String(repeating: #"{"resourceType":"Bundle","entry":[{"resource":"#, count: 2000),
        ])
    func refused(content: String) throws {
        let error = #expect(throws: FichierRefuse.self) { try read(Array(content.utf8)) }
        let sentence = try #require(error?.description)
        #expect(sentence.hasSuffix(".") && !sentence.contains("\n"))
    }

    @Test("refuses a document above 64 MiB, an absent file and a folder")
    func unreadable() {
        let large = [UInt8](repeating: 0x20, count: (64 << 20) + 1)
        let error = #expect(throws: FichierRefuse.self) { try read(large) }
        #expect(error?.code == .unreadable)
        for path in ["/nulle/part.json", "/tmp"] {
            #expect(throws: FichierRefuse.self) {
                try NOS.read(paths: [path], day: JourCivil(rang: 0), log: DiagnosticLog())
            }
        }
    }
}
