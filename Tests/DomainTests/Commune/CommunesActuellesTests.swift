import Domain
import TestSupport
import Testing

@Suite struct CommunesActuellesTests {
    private let communes: CommunesActuelles

    init() throws {
        func commune(_ code: String, _ name: String, _ codes: [String], parent: String? = nil) throws -> Commune {
            let code = try #require(CodeCommune(code))
            return Commune(
                code: code, nom: name, departement: code.departement, region: nil, codesPostaux: codes,
                type: parent == nil ? .commune : .deleguee, parent: parent.flatMap { CodeCommune($0) })
        }
        communes = CommunesActuelles([
            try commune("49018", "Baugé-en-Anjou", ["49150"]), try commune("49031", "Bocé", ["49150"], parent: "49018"),
            try commune("49999", "Vieux-Bocé", ["49150"], parent: "49031"),
            try commune("42218", "Saint-Étienne", ["42000"]),
            try commune("75056", "Paris", ["75015"]), try commune("31486", "Saint-Hilaire", ["31410"]),
            try commune("38999", "Saint-Hilaire", ["38660"]), try commune("38998", "Saint-Hilaire", ["38720"]),
            try commune("14001", "Boucle A", [], parent: "14002"),
            try commune("14002", "Boucle B", [], parent: "14001"),
        ])
    }

    @Test(
        "resolves a former code to the present commune",
        arguments: [
            ("49018", "49018"), ("49031", "49018"), ("49999", "49018"), ("99123", nil), ("14001", nil),
        ] as [(String, String?)])
    func codes(code: String, expected: String?) throws {
        #expect(communes.actuelle(try #require(CodeCommune(code)))?.description == expected)
        #expect(communes.resolve(code)?.description == expected ?? code)
        #expect(communes.resolve("ABC") == nil && communes.resolve(nil) == nil)
    }

    @Test(
        "finds the commune of a name when the postal code leaves one only",
        arguments: [
            ("PARIS CEDEX 15", "75740", "75056"), ("ST ETIENNE", "42030", "42218"), ("BOCE", "49150", "49018"),
            ("SAINT HILAIRE", "31410", "31486"), ("SAINT HILAIRE", "38660", "38999"), ("SAINT HILAIRE", "38000", nil),
            ("SAINT HILAIRE", nil, nil), ("INCONNU", "75001", nil),
        ] as [(String, String?, String?)])
    func names(name: String, postal: String?, expected: String?) {
        #expect(communes.find(libelle: name, codePostal: postal)?.description == expected)
    }

    @Test(
        "tells the department of a postal code",
        arguments: [
            ("75740", "75"), ("20000", "2A"), ("20200", "2B"), ("20300", nil), ("97133", "971"), ("98800", "988"),
            ("GL", nil),
        ] as [(String, String?)])
    func departments(code: String, expected: String?) {
        #expect(CommunesActuelles.departement(codePostal: code) == expected)
    }
}
