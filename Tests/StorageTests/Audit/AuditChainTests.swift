import Cryptography
import Domain
import SQL
import Testing
import UseCases

@testable import Storage

/// The audit log: numbered without gap, chained by hash, written with what it tells.
@Suite struct AuditChainTests {
    private static let personne = Auteur(identifiant: "compte 7", profil: .support, source: .portail)

    private func lines(_ database: Database) throws -> [LigneAudit] {
        try database.read { try AuditRepository($0).lines(after: 0, limit: 10_000) }
    }

    private func fait(_ rank: Int) -> FaitAudit {
        FaitAudit(nature: .connexion, objet: "compte \(rank)", detail: ["moyen": "motDePasse", "a": "« é »"])
    }

    @Test("each line holds the hash of all before it, whatever the transactions", arguments: Engine.available)
    func chained(engine: Engine) throws {
        try engine.withStore { store, database throws in
            for size in [1, 3, 20] {
                try store.write { store in
                    for rank in 0..<size { try store.audit(fait(rank), by: "compte 1", now: Exemple.now) }
                }
            }
            let lines = try lines(database)
            #expect(lines.map(\.numero) == Array(1...24))
            var previous = MaillonAudit.origine.empreinte
            for line in lines {
                #expect(line.empreinte == line.hash(after: previous))
                previous = line.empreinte
            }
            let head = try database.read { try AuditRepository($0).end(.tete) }
            #expect(head == MaillonAudit(numero: 24, empreinte: previous))
        }
    }

    @Test("the hash is that of the hash before and of a text that anybody can write again")
    func canonical() {
        let entry = AuditRepository.Entry(
            fait: FaitAudit(nature: .droitDonne, objet: "compte 7", detail: ["z": "\"", "a": "é"]),
            auteur: "agent\u{0}\n", date: Instant(milliseconds: 5))
        let line = LigneAudit(entry, after: .origine)
        let text = #"[1,5,"droitDonne","agent","compte 7",{"a":"é","z":"\""}]"#
        #expect(line.canonique == text)
        #expect(line.empreinte == Digest.sha256([UInt8](repeating: 0, count: 32) + Array(text.utf8)))
    }

    @Test(
        "a revision of a person has its line, with the hash of the document that is stored", arguments: Engine.available
    )
    func revisions(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let structure = Exemple.structure(3)
            try store.write { try $0.save(structure, version: nil, by: Exemple.auteur, now: Exemple.now) }
            #expect(try lines(database).isEmpty, "an imported row has no line")
            try store.write { try $0.save(structure, version: 1, by: Self.personne, now: Exemple.now) }
            let line = try #require(try lines(database).first)
            let document = try database.read {
                try $0.first("SELECT document FROM revision WHERE version = 2") { try $0.text(0) }
            }
            let hash = MaillonAudit.hexadecimal(Digest.sha256(try #require(document).utf8))
            #expect(line.nature == "changement" && line.auteur == "compte 7")
            #expect(line.objet == "entite_geographique 3")
            #expect(
                line.detail
                    == #"{"profil":"support","sha256":"\#(hash)","source":"portail","version":"2"}"#)
        }
    }

    @Test("a transaction that fails leaves neither line nor number", arguments: Engine.available)
    func undone(engine: Engine) throws {
        try engine.withStore { store, database throws in
            #expect(throws: UseCaseError.self) {
                try store.write { store in
                    try store.audit(fait(1), by: "compte 1", now: Exemple.now)
                    throw UseCaseError(.interdit, "no")
                }
            }
            try store.write { try $0.audit(fait(2), by: "compte 1", now: Exemple.now) }
            #expect(try lines(database).map(\.numero) == [1])
        }
    }

    @Test("several processes that write at once keep one chain", arguments: Engine.available)
    func concurrent(engine: Engine) throws {
        try engine.withAddress { address throws in
            try MigrationRunner(Migration.schema).migrate(engine.open(address), now: 0)
            try onThreads(4) { _ in
                let database = engine.open(address)
                defer { database.close() }
                let store = SQLStore(database)
                for rank in 0..<25 {
                    try store.write { try $0.audit(fait(rank), by: "compte 1", now: Exemple.now) }
                }
            }
            let database = engine.open(address)
            defer { database.close() }
            let lines = try lines(database)
            #expect(lines.map(\.numero) == Array(1...100))
            for (before, line) in zip(lines, lines.dropFirst()) {
                #expect(line.empreinte == line.hash(after: before.empreinte))
            }
        }
    }

    @Test("the engine refuses to change, remove or insert a line", arguments: Engine.available)
    func guarded(engine: Engine) throws {
        try engine.withStore { store, database throws in
            for rank in 1...3 { try store.write { try $0.audit(fait(rank), by: "compte 1", now: Exemple.now) } }
            let before = try lines(database)
            let replacing =
                "audit (numero, date, nature, auteur, objet, detail, empreinte) VALUES (2, 1, 'a', 'b', 'c', '{}', "
            let common = [
                "UPDATE audit SET auteur = 'autre' WHERE numero = 2", "UPDATE audit SET numero = 9 WHERE numero = 3",
                "DELETE FROM audit", "DELETE FROM audit WHERE numero = 3", "DELETE FROM audit_chaine",
                "UPDATE audit_chaine SET numero = 1 WHERE nom = 'tete'",
                "UPDATE audit_chaine SET numero = 2 WHERE nom = 'debut'",
                "UPDATE audit_chaine SET nom = 'autre' WHERE nom = 'debut'",
            ]
            let own =
                engine == .sqlite
                ? [
                    "INSERT OR REPLACE INTO \(replacing) zeroblob(32))", "REPLACE INTO \(replacing) zeroblob(32))",
                    "UPDATE OR REPLACE audit SET numero = 1 WHERE numero = 2",
                    "INSERT OR REPLACE INTO audit_chaine VALUES ('debut', 3, zeroblob(32))",
                ]
                : [
                    "TRUNCATE audit", "TRUNCATE audit_chaine",
                    "INSERT INTO \(replacing) '') ON CONFLICT (numero) DO UPDATE SET auteur = 'x'",
                ]
            for sql in common + own {
                #expect(throws: SQLError.self, "\(sql)") { try database.write { try $0.execute(sql) } }
            }
            #expect(try lines(database) == before)
        }
    }
}
