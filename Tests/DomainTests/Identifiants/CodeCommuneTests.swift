import Domain
import Testing

@Suite struct CodeCommuneTests {
    @Test(
        "tells the department or the overseas collectivity",
        arguments: [
            ("01001", "01"), ("75108", "75"), ("2A004", "2A"), ("2B033", "2B"), ("97105", "971"), ("97611", "976"),
            ("97801", "978"), ("98818", "988"), ("95018", "95"),
        ])
    func tellsDepartement(_ code: String, _ departement: String) throws {
        #expect(try #require(CodeCommune(code)).departement == departement)
    }

    @Test(
        "refuses any other text",
        arguments: ["", "1001", "010010", "2C004", "2a004", "0100A", "A2004", "2AA04", "01 01"])
    func refuses(_ text: String) {
        #expect(CodeCommune(text) == nil)
    }

    @Test("orders codes as texts, Corsica after 29")
    func orders() throws {
        let codes = try ["30001", "2B001", "29001", "01001", "2A001"].map { try #require(CodeCommune($0)) }
        #expect(codes.sorted().map(\.description) == ["01001", "29001", "2A001", "2B001", "30001"])
    }

    @Test(
        "leads an arrondissement to its city, and any other commune to itself",
        arguments: [
            ("75101", "75056"), ("75120", "75056"), ("75056", "75056"), ("13201", "13055"), ("13216", "13055"),
            ("13217", "13217"), ("13055", "13055"), ("13199", "13199"), ("69381", "69123"), ("69389", "69123"),
            ("69380", "69380"), ("69390", "69390"), ("69123", "69123"), ("2A004", "2A004"), ("97411", "97411"),
        ])
    func ville(_ code: String, _ city: String) throws {
        let found = try #require(CodeCommune(code)).ville
        #expect(found.description == city)
        #expect(found.ville == found)
    }

    @Test(
        "takes the five characters and nothing around, nor digits of other scripts",
        arguments: [
            " 01001", "01001 ", "01001\n", "0１001", "01001\u{0}", "٠١٠٠١", "+1001", "-1001", "0x001", "1e004", "2A-04",
            "2A 04",
            "2B0O3", "\u{FEFF}01001", "2A", "2A04", "2A0004", "2Ａ004",
        ])
    func refusesHostile(_ text: String) {
        #expect(CodeCommune(text) == nil)
    }
}
