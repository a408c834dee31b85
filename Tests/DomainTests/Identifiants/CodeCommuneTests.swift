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
}
