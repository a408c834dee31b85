import Domain
import Storage
import Testing
import UseCases

@Suite struct CommuneRepositoryTests {
    private func commune(
        _ code: String, _ nom: String, _ codesPostaux: [String], type: Commune.TypeCommune = .commune,
        population: Int? = nil
    ) throws -> Commune {
        let code = try #require(CodeCommune(code))
        return Commune(
            code: code, nom: nom, departement: code.departement, region: "84", codesPostaux: codesPostaux, type: type,
            population: population)
    }

    private func withCommunes(_ engine: Engine, _ body: (SQLStore) throws -> Void) throws {
        let communes = [
            try commune("42218", "Saint-Étienne", ["42000", "42100"], population: 174_000),
            try commune("64483", "Saint-Jean-de-Luz", ["64500"], population: 14_000),
            try commune("42001", "Aboën", ["42380"], population: 400),
            try commune("42222", "L’Étrat", ["42580"], population: 2_500),
            try commune("42999", "Saint-Victor", ["42230"], type: .deleguee, population: 900_000),
        ]
        try engine.withStore { store, _ throws in
            try store.write { try $0.replaceCommunes(communes) }
            try body(store)
        }
    }

    @Test(
        "finds by name, by a word of it and by postal code", arguments: Engine.available,
        [
            ("SAINT", ["42218", "64483", "42999"]), ("SAINT E", ["42218"]), ("LUZ", ["64483"]),
            ("4", ["42218", "42222", "42001", "42999"]),
            ("42100", ["42218"]), ("ETRA", ["42222"]), ("ZZ", []),
        ])
    func prefix(engine: Engine, search: (prefix: String, codes: [String])) throws {
        try withCommunes(engine) { store throws in
            let found = try store.read { try $0.communes(startingWith: search.prefix, limit: 20) }
            #expect(found.map(\.code.description) == search.codes)
        }
    }

    @Test("stops at the limit", arguments: Engine.available)
    func limit(engine: Engine) throws {
        try withCommunes(engine) { store throws in
            #expect(
                try store.read { try $0.communes(startingWith: "SAINT", limit: 2) }.map(\.code.description) == [
                    "42218", "64483",
                ])
        }
    }

    @Test("gives the present communes of a department by name", arguments: Engine.available)
    func department(engine: Engine) throws {
        try withCommunes(engine) { store throws in
            let found = try store.read { try $0.communes(departement: "42") }
            #expect(found.map(\.nom) == ["Aboën", "L’Étrat", "Saint-Étienne"])
        }
    }

    @Test("finds by code, whole", arguments: Engine.available)
    func codes(engine: Engine) throws {
        try withCommunes(engine) { store throws in
            let wanted = ["42001", "01001"].compactMap { CodeCommune($0) }
            #expect(
                try store.read { try $0.communes(wanted) } == [
                    try commune("42001", "Aboën", ["42380"], population: 400)
                ])
        }
    }

    @Test("replaces the whole table", arguments: Engine.available)
    func replace(engine: Engine) throws {
        try withCommunes(engine) { store throws in
            try store.write { try $0.replaceCommunes([try commune("01001", "L'Abergement-Clémenciat", ["01400"])]) }
            #expect(try store.read { try $0.numberOfCommunes() } == 1)
            #expect(try store.read { try $0.communes(startingWith: "SAINT", limit: 5) }.isEmpty)
        }
    }

    @Test("tells other communes by another fingerprint", arguments: Engine.available)
    func fingerprint(engine: Engine) throws {
        try withCommunes(engine) { store throws in
            let first = try store.read { try $0.fingerprintOfCommunes() }
            let communes = try store.read { try $0.allCommunes() }
            try store.write { try $0.replaceCommunes(communes.reversed()) }
            #expect(try store.read { try $0.fingerprintOfCommunes() } == first)
            try store.write { try $0.replaceCommunes(communes.dropLast()) }
            #expect(try store.read { try $0.fingerprintOfCommunes() } != first)
        }
    }
}
