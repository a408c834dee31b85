import Domain
import Foundation
import SQL
import Storage
import Testing
import UseCases

@Suite struct SchemaTests {
    @Test("is made from an empty database, once", arguments: Engine.available)
    func fromEmpty(engine: Engine) throws {
        try engine.withDatabase { database throws in
            let runner = try MigrationRunner(Migration.schema)
            #expect(try runner.migrate(database, now: 1).map(\.number) == Migration.schema.map(\.number))
            #expect(try runner.pending(database).isEmpty)
        }
    }

    @Test("keeps what version 4 held, where the present program finds it", arguments: Engine.available)
    func fromVersion4(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try MigrationRunner(Array(Migration.schema.prefix(4))).migrate(database, now: 1)
            try database.write { try Schema4.fill($0) }
            try MigrationRunner(Migration.schema).migrate(database, now: 2)
            let store = SQLStore(database)
            try store.read { store throws in
                let offre = try #require(try store.find(OffreOperationnelle.self, Exemple.id(12)))
                #expect(offre.version == 3)
                #expect(offre.value.publiee?.decrite.activitesOperationnelles == ["339"])
                let person = try #require(try store.find(Professionnel.self, Exemple.id(10)))
                #expect(
                    try store.find(Professionnel.self, by: .idNatPS, [.text(person.value.idNatPS.description)]).count
                        == 1)
                let place = try #require(
                    try store.find(EntiteGeographique.self, by: .cle, ["R900004012"].map { .text($0) }).first)
                #expect(place.value.fiche.denominationEG == "CABINET DU PONT NEUF")
                #expect(place.value.rpps?.provenance.repertoire == .rpps)
                #expect(try store.nombreOffresActives() == 0)
                #expect(try store.offresPubliees(of: .entiteJuridique(Exemple.id(13))).isEmpty)
                let forgotten = Instant(milliseconds: 1_795_239_291_206 + 60 * 86_400_000)
                #expect(try store.offresAOublier(forgotten, limit: 9).map(\.value.id) == [Exemple.id(12)])
            }
        }
    }

    @Test("finds the legal entities of places, and dates after what was published", arguments: Engine.available)
    func toDatePublication(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try MigrationRunner(Array(Migration.schema.prefix(12))).migrate(database, now: 1)
            let published = Exemple.now.adding(days: 1)
            var place = Exemple.structure(11)
            place.entiteJuridique = Exemple.id(13)
            let document = String(decoding: try JSONEncoder().encode(place), as: UTF8.self)
            try database.write { connection throws in
                try connection.execute("INSERT INTO compteur VALUES ('revision', 1)")
                try connection.execute(
                    "INSERT INTO revision VALUES (1, 'entite_geographique', 11, 1, 0, 'a', 'p', 's', $1)",
                    [.text(document)])
                try connection.execute(
                    "INSERT INTO entite_geographique (id, version, cle, sequence) VALUES (11, 1, 'R11', 1)")
                try connection.execute(
                    "INSERT INTO publication VALUES ($1, 4, $2, $3)",
                    [.integer(3 << 48 | 11), .integer(published.milliseconds), .blob([])])
            }
            try MigrationRunner(Migration.schema).migrate(database, now: 2)
            let store = SQLStore(database)
            try store.write { store throws in
                let offre = try Exemple.offrePubliee(12, structure: 11)
                try store.save(offre, version: nil, by: Exemple.auteur, now: Exemple.now)
                #expect(try store.offresPubliees(of: .entiteJuridique(Exemple.id(13))) == [Exemple.id(12)])
                try store.publish([Exemple.publication(11, type: .location)], now: Exemple.now)
            }
            let found = try SQLPublicationReader(database).publication(ResourceKey(type: .location, id: Exemple.id(11)))
            #expect(found?.version == 5)
            #expect(found?.lastUpdated == Instant(milliseconds: published.milliseconds + 1))
        }
    }

    @Test("ends the sessions that kept tokens in clear, and the sign-ins under way", arguments: Engine.available)
    func fromVersion16(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try MigrationRunner(Array(Migration.schema.prefix(16))).migrate(database, now: 1)
            try database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO session_portail
                        (empreinte, compte, nom_affiche, id_token, csrf, date_ouverture, date_dernier_acces)
                    VALUES ($1, 5, 'Aline EXEMPLE', 'a.b.c', 'jeton', 1, 1)
                    """, [.blob([1])])
                try connection.execute(
                    "INSERT INTO demande_connexion VALUES ($1, 's', 'n', 'v', '/', 1)", [.blob([1])])
            }
            try MigrationRunner(Migration.schema).migrate(database, now: 2)
            #expect(try SQLSessionStore(database).session(tokenHash: [1]) == nil)
            #expect(throws: SQLError.self) {
                try database.read { connection throws in
                    try connection.rows("SELECT state FROM demande_connexion") { try $0.text(0) }
                }
            }
        }
    }

    @Test("keeps what version 9 held: accounts, offers, drafts, anomalies, events", arguments: Engine.available)
    func fromVersion9(engine: Engine) throws {
        try engine.withDatabase { database throws in
            try MigrationRunner(Array(Migration.schema.prefix(9))).migrate(database, now: 1)
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Schema9.sql")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            try database.write { connection in
                for line in lines where !line.hasPrefix("--") { try connection.execute(String(line.dropLast())) }
            }
            try MigrationRunner(Migration.schema).migrate(database, now: 2)
            let words = ["motsdubrouillonpublie", "motsdubrouillonseul"]
            try SQLStore(database).read { store throws in
                let published = try #require(try store.find(OffreOperationnelle.self, Exemple.id(5)))
                #expect(published.version == 9)
                #expect(published.value.publiee?.decrite.nomOffre == "Cabinet du vieux schéma")
                #expect(published.value.liberal?.convention != nil)
                let drafts = try store.find(Brouillon.self, [5, 8].map(Exemple.id)).map(\.value)
                #expect(drafts.map(\.saisie?.description.filiere) == words)
                #expect(drafts.allSatisfy { $0.dateExpiration != nil })
                let account = try #require(
                    try store.find(MoyenConnexion.self, by: .cle, .text("psc:810999000002")))
                let compte = try #require(try store.find(Compte.self, account.value.compte)?.value)
                #expect(compte.id == Exemple.id(80) && compte.courriel != nil && compte.informationsValidees != nil)
                let person = try #require(IdNatPS("810999000002"))
                #expect(compte.habilitations == [Habilitation(.professionnelLiberal, sur: .professionnel(person))])
                let anomaly = try #require(try store.find(Anomalie.self, Exemple.id(81))?.value)
                #expect(anomaly.declarant == compte.id && anomaly.valeurAttendue == "CABINET NEUF")
                #expect(try store.evenementsATraiter(limit: 9).map(\.destinataire) == [compte.id])
            }
            let history = try database.read { connection in
                try connection.rows("SELECT COALESCE(document, '') FROM revision") { try $0.text(0) }
            }.joined()
            for word in words { #expect(!history.contains(word), "\(word)") }
            let next = try SQLStore(database).write { try $0.newId() }
            #expect(next.rawValue > 85)
        }
    }
}
