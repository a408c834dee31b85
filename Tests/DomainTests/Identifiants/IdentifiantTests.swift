import Domain
import Foundation
import Testing

@Suite struct IdentifiantTests {
    @Test("reads its decimal writing", arguments: [("1", Int64(1)), ("9223372036854775807", Int64.max)])
    func reads(_ text: String, _ number: Int64) {
        #expect(Identifiant(text)?.rawValue == number)
        #expect(Identifiant(text)?.description == text)
    }

    @Test(
        "refuses any other text", arguments: ["", "0", "-1", "+1", "01", " 1", "1 ", "1.0", "a", "9223372036854775808"])
    func refuses(_ text: String) {
        #expect(Identifiant(text) == nil)
    }

    @Test("is a number in JSON")
    func isNumberInJSON() throws {
        let json = try JSONEncoder().encode([Identifiant(rawValue: 42)])
        #expect(String(decoding: json, as: UTF8.self) == "[42]")
        #expect(try JSONDecoder().decode([Identifiant].self, from: json) == [Identifiant(rawValue: 42)])
    }

    @Test("official identifiers are texts in JSON, and a wrong one is refused")
    func officialIdentifiersInJSON() throws {
        let code = try #require(CodeCommune("2A004"))
        let json = try JSONEncoder().encode([code])
        #expect(String(decoding: json, as: UTF8.self) == "[\"2A004\"]")
        #expect(try JSONDecoder().decode([CodeCommune].self, from: json) == [code])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([NumSIREN].self, from: Data("[\"732829321\"]".utf8))
        }
    }
}
