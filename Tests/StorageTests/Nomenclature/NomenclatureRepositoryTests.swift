import Domain
import SQL
import Storage
import Testing
import UseCases

@Suite struct NomenclatureRepositoryTests {
    private let auteur = Auteur(identifiant: "NOS 20270101", profil: .repertoire, source: .import)

    private func edition(_ address: String, _ codes: [String], version: String = "20270101") -> Nomenclature.Edition {
        Nomenclature.Edition(
            adresse: address, version: version,
            entrees: codes.enumerated().map {
                Nomenclature.Entree(code: $1, libelle: "Libellé « \($1) »", estRetire: $0 == 0)
            })
    }

    private func save(_ edition: Nomenclature.Edition, in store: SQLStore) throws {
        var bilan = BilanNomenclature(adresse: edition.adresse, version: edition.version)
        bilan.created = edition.entrees.count
        try store.write { try $0.replace(edition, bilan: bilan, by: auteur, now: Instant(milliseconds: 7)) }
    }

    @Test("gives releases back as saved, by address, codes in order", arguments: Engine.available)
    func roundTrip(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(try store.read { try $0.nomenclatures() }.isEmpty)
            let saved = [edition("urn:a", ["10", "02", "1", "01"]), edition("urn:b", ["10"])]
            for edition in saved.reversed() { try save(edition, in: store) }
            #expect(try store.read { try $0.nomenclatures() } == saved)
        }
    }

    @Test("replaces the codes of one address and leaves the others", arguments: Engine.available)
    func replaces(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            for edition in [edition("urn:a", ["1", "2"]), edition("urn:b", ["1"])] { try save(edition, in: store) }
            let next = edition("urn:a", ["3"], version: "20280101")
            try save(next, in: store)
            #expect(try store.read { try $0.nomenclatures() } == [next, edition("urn:b", ["1"])])
        }
    }

    @Test("writes a revision with the author, the moment and the counts", arguments: Engine.available)
    func revision(engine: Engine) throws {
        try engine.withStore { store, database throws in
            for _ in 1...2 { try save(edition("urn:a", ["1"]), in: store) }
            let sql = "SELECT auteur, profil, source, date, document FROM revision WHERE agregat = 'nomenclature'"
            let rows = try database.read { connection in
                try connection.rows(sql) { row in
                    ([try row.text(0), try row.text(1), try row.text(2), String(try row.integer(3))], try row.text(4))
                }
            }
            #expect(rows.map(\.0) == Array(repeating: ["NOS 20270101", "repertoire", "import", "7"], count: 2))
            #expect(rows.allSatisfy { $0.1.contains("\"created\":1") })
        }
    }
}
