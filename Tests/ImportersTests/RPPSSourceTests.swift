import Domain
import Foundation
import Importers
import Tabular
import Testing

struct RPPSSourceTests {
    /// A zip of the Annuaire Santé of 8 October 2026, reduced to two entries of one word.
    private static let zip = """
        UEsDBBQAAAAAAIBBSF3MSt2YAQAAAAEAAAAsAAAAUFNfTGlicmVBY2Nlc19EaXBsX0F1dEV4ZXJjXzIwMjYxMDA4MDgxMi50eHRk\
        UEsDBBQAAAAAAIBBSF0VVXW4CAAAAAgAAAAwAAAAUFNfTGlicmVBY2Nlc19QZXJzb25uZV9hY3Rpdml0ZV8yMDI2MTAwODA4MTIu\
        dHh0YWN0aXZpdGVQSwECFAMUAAAAAACAQUhdzErdmAEAAAABAAAALAAAAAAAAAAAAAAAgAEAAAAAUFNfTGlicmVBY2Nlc19EaXBs\
        X0F1dEV4ZXJjXzIwMjYxMDA4MDgxMi50eHRQSwECFAMUAAAAAACAQUhdFVV1uAgAAAAIAAAAMAAAAAAAAAAAAAAAgAFLAAAAUFNf\
        TGlicmVBY2Nlc19QZXJzb25uZV9hY3Rpdml0ZV8yMDI2MTAwODA4MTIudHh0UEsFBgAAAAACAAIAuAAAAKEAAAAAAA==
        """

    private func archive() throws -> Data { try #require(Data(base64Encoded: Self.zip)) }

    @Test(
        "reads the date of the edition in the name of the file",
        arguments: [
            ("PS_LibreAcces_Personne_activite_202610080812.txt", "2026-10-08"),
            ("rpps-20261120.txt", "2026-11-20"),
            ("ps-libreacces-personne-activite.txt", nil),
            ("PS_LibreAcces_Personne_activite_202613990812.txt", nil),
        ])
    func dates(name: String, expected: String?) throws {
        try Edition.withFile(Data("x|\n".utf8), name: name) { (path: String) throws in
            #expect(try RPPS.file(path: path).edition?.iso8601 == expected)
        }
    }

    @Test("finds persons and activities in a zip of any name, with the date of the entry")
    func zip() throws {
        try Edition.withFile(archive(), name: "download") { (path: String) throws in
            let source = try RPPS.file(path: path)
            #expect(source.edition?.iso8601 == "2026-10-08")
            #expect(try source.open().readAll(maximum: 100) == Array("activite".utf8))
        }
    }

    @Test("refuses a zip cut at any length, or reads nothing that is not in it")
    func truncated() throws {
        let whole = try archive()
        for length in stride(from: 14, to: whole.count, by: 7) {
            try Edition.withFile(whole.prefix(length), name: "a.zip") { (path: String) throws in
                do {
                    let text = try RPPS.file(path: path).open().readAll(maximum: 100)
                    #expect(text == Array("activite".utf8))
                } catch {
                    #expect(!"\(error)".isEmpty)
                }
            }
        }
    }

    @Test("refuses a file that is not there, in one sentence")
    func absent() {
        let refusal = #expect(throws: FichierRefuse.self) { try RPPS.file(path: "/nowhere/rpps.txt") }
        #expect(refusal?.description.contains("rpps.txt") == true)
    }
}
