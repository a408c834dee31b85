import Domain
import Storage
import Testing
import UseCases

@Suite struct ConditionsTests {
    private func version(_ name: String, _ day: String, publiee: Int64 = 0) throws -> VersionConditions {
        VersionConditions(
            version: name, dateVigueur: try #require(JourCivil(iso8601: day)),
            datePublication: Exemple.now.adding(seconds: publiee), texte: "## L’été \(name)", changements: "Tout.")
    }

    @Test("a new database has version 1.0, as it was shown before", arguments: Engine.available)
    func first(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let first = try #require(try store.read { try $0.conditions("1.0") })
            #expect(first.dateVigueur.iso8601 == "2026-11-20" && first.changements.isEmpty)
            #expect(first.texte.hasPrefix("## 1. Objet\n\nLe Répertoire national"))
            #expect(first.texte.contains("n°\u{A0}2023-1057") && first.texte.hasSuffix("suivante.\n"))
        }
    }

    @Test(
        "the version in force is the last whose day has come, the last published of one day",
        arguments: Engine.available)
    func inForce(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            let versions = [
                try version("2.0", "2026-12-01"), try version("3.0", "2027-01-15"),
                try version("3.1", "2027-01-15", publiee: 60), try version("4", "2030-01-01"),
            ]
            for version in versions { try store.write { try $0.publish(version, by: "ror") } }
            let days = [
                "2026-01-01": "1.0", "2026-11-20": "1.0", "2026-11-30": "1.0", "2026-12-01": "2.0", "2027-01-14": "2.0",
                "2027-01-15": "3.1", "2029-12-31": "3.1", "2030-01-01": "4", "2999-01-01": "4",
            ]
            for (day, name) in days {
                let jour = try #require(JourCivil(iso8601: day))
                #expect(try store.read { try $0.versionEnVigueur(le: jour) } == name, "\(day)")
            }
            #expect(try store.read { try $0.versionsConditions() }.map(\.version) == ["4", "3.1", "3.0", "2.0", "1.0"])
            #expect(try store.read { try $0.conditions("3.0") } == versions[1])
            #expect(try store.read { try $0.conditions("9") } == nil)
        }
    }

    @Test("a version is published once", arguments: Engine.available)
    func once(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(throws: StoreError.self) {
                try store.write { try $0.publish(version("1.0", "2027-01-01"), by: "ror") }
            }
            #expect(try store.read { try $0.conditions("1.0") }?.dateVigueur.iso8601 == "2026-11-20")
        }
    }
}
