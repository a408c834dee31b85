import Domain
import TestSupport
import Testing
import UseCases

@Suite struct RechercherCommunesTests {
    private let test: TestStore
    private let rechercher: RechercherCommunes

    init() throws {
        test = try TestStore(
            communes: [
                Self.commune("49018", "Baugé-en-Anjou", "49", ["49150"], population: 11_894),
                Self.commune("49031", "Bocé", "49", ["49150"], type: .deleguee, parent: "49018"),
                Self.commune("49999", "Baugé", "49", ["49150"], type: .deleguee, parent: "49018"),
                Self.commune("49098", "Ancienne sans suite", "49", [], type: .associee, parent: "49997"),
                Self.commune("35281", "Saint-Jacques-de-la-Lande", "35", ["35136"], population: 13_000),
                Self.commune("86237", "Saint-Julien", "86", ["86800"], population: 900),
                Self.commune("2A004", "Ajaccio", "2A", ["20000", "20090"], population: 73_000),
                Self.commune(
                    "75108", "Paris 8e Arrondissement", "75", ["75008"], type: .arrondissement, parent: "75056"),
            ])
        rechercher = RechercherCommunes(store: test.store)
    }

    private static func commune(
        _ code: String, _ nom: String, _ departement: String, _ codes: [String], type: Commune.TypeCommune = .commune,
        parent: String? = nil, population: Int? = nil
    ) throws -> Commune {
        Commune(
            code: try #require(CodeCommune(code)), nom: nom, departement: departement, region: nil,
            codesPostaux: codes, type: type, parent: parent.flatMap { CodeCommune($0) }, population: population)
    }

    private func noms(_ typed: String, limit: Int = 20) throws -> [String] {
        try rechercher(typed, limit: limit).map(\.commune.nom)
    }

    @Test(
        "finds by the beginning of a name, of one of its words or of a postal code",
        arguments: [
            ("saint-j", ["Saint-Jacques-de-la-Lande", "Saint-Julien"]), ("ST JULIEN", ["Saint-Julien"]),
            ("lande", ["Saint-Jacques-de-la-Lande"]), ("200", ["Ajaccio"]), ("20090", ["Ajaccio"]),
            ("paris 8", ["Paris 8e Arrondissement"]), ("ulien", []), ("", []), (" -' ", []), ("%", []), ("_", []),
        ])
    func finds(_ typed: String, _ expected: [String]) throws {
        #expect(try noms(typed) == expected)
    }

    @Test("a former commune leads once to the present one, with the name that was typed")
    func former() throws {
        let found = try rechercher("bocé")
        #expect(found.map(\.commune.code.description) == ["49018"])
        #expect(found.first?.ancienNom == "Bocé")
    }

    @Test("the present commune comes first when its name fits as well")
    func presentFirst() throws {
        for typed in ["baugé", "49150"] {
            let found = try rechercher(typed)
            #expect(found.map(\.commune.nom) == ["Baugé-en-Anjou"])
            #expect(found.first?.ancienNom == nil)
        }
    }

    @Test("a former commune whose present one is unknown leads nowhere")
    func lost() throws {
        #expect(try noms("ancienne").isEmpty)
    }

    @Test("gives no more than asked, most populated first")
    func limit() throws {
        #expect(try noms("saint", limit: 1) == ["Saint-Jacques-de-la-Lande"])
    }

    @Test("sorts chosen communes by department then name, unknown codes left out")
    func chosen() throws {
        let codes = try ["86237", "49018", "2A004", "00000", "35281"].map { try #require(CodeCommune($0)) }
        #expect(
            try rechercher.communes(codes).map(\.nom)
                == ["Ajaccio", "Saint-Jacques-de-la-Lande", "Baugé-en-Anjou", "Saint-Julien"])
    }

    @Test("lists the present communes of a department only")
    func department() throws {
        #expect(try rechercher.communes(departement: "49").map(\.nom) == ["Baugé-en-Anjou"])
        #expect(try rechercher.communes(departement: "99").isEmpty)
    }
}
