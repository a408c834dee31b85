import Domain
import Foundation
import Testing

@Suite struct ProvenanceTests {
    @Test("stores a date as a text, and reads it as it was stored once")
    func date() throws {
        let date = JourCivil(rang: 20_777)
        let stored = String(decoding: try JSONEncoder().encode([date]), as: UTF8.self)
        #expect(stored == #"["2026-11-20"]"#)
        for text in [#"["2026-11-20"]"#, #"[{"rang":20777}]"#] {
            #expect(try JSONDecoder().decode([JourCivil].self, from: Data(text.utf8)) == [date])
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([JourCivil].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }

    @Test("is stored as a text, and read as it was stored once", arguments: Provenance.Repertoire.allCases)
    func stored(repertoire: Provenance.Repertoire) throws {
        let provenance = Provenance(repertoire, edition: JourCivil(rang: 20_777))
        let text = #"["\#(repertoire.rawValue) 2026-11-20"]"#
        let former = #"[{"repertoire":"\#(repertoire.rawValue)","edition":{"rang":20777}}]"#
        let stored = String(decoding: try JSONEncoder().encode([provenance]), as: UTF8.self)
        #expect(stored == text)
        for text in [text, former] {
            #expect(try JSONDecoder().decode([Provenance].self, from: Data(text.utf8)) == [provenance])
        }
    }

    @Test(
        "refuses texts that name no edition of a register", arguments: ["", "RPPS", "RPPS 20777", "Autre 2026-11-20"])
    func refused(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Provenance].self, from: JSONEncoder().encode([text]))
        }
    }
}
