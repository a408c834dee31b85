import Domain
import SQL
import Testing
import UseCases

@testable import Storage

/// Whoever writes in the database without the program is seen, as far as the chain and an anchor can see.
@Suite struct AuditVerificationTests {
    /// One way to tamper, by hand, with a log of ten lines.
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let statements: [String]
        let found: VerificationAudit
    }

    private static func attack(
        _ name: String, _ line: Int64, _ raison: VerificationAudit.Raison, _ statements: [String]
    ) -> Attack {
        Attack(testDescription: name, statements: statements, found: .rompue(numero: line, raison))
    }

    private static func change(_ what: String, of line: Int) -> String {
        "UPDATE audit SET \(what) WHERE numero = \(line)"
    }

    /// Gives some lines the number beside theirs, one after the other.
    private static func renumber(_ lines: [Int], by step: Int) -> [String] {
        lines.map { line in change("numero = \(line + step)", of: line) }
    }

    private static let head9 = "UPDATE audit_chaine SET numero = 9 WHERE nom = 'tete'"
    private static let copyOfLine3 =
        "INSERT INTO audit SELECT 4, date, nature, auteur, objet, detail, empreinte FROM audit WHERE numero = 3"
    private static let beginningAt3 = """
        UPDATE audit_chaine SET numero = 3, empreinte = (SELECT empreinte FROM audit WHERE numero = 3) WHERE nom = 'debut'
        """
    private static let hashOfLine1 = "empreinte = (SELECT empreinte FROM audit WHERE numero = 1)"

    static let attacks: [Attack] = [
        attack("an author changed", 4, .alteree, [change("auteur = 'autre'", of: 4)]),
        attack("a date changed", 10, .alteree, [change("date = date + 1", of: 10)]),
        attack("a detail changed", 1, .alteree, [change("detail = '{}'", of: 1)]),
        attack("an object emptied", 7, .alteree, [change("objet = ''", of: 7)]),
        attack("a hash changed", 5, .alteree, [change(hashOfLine1, of: 5)]),
        attack("a line removed", 6, .manquante, ["DELETE FROM audit WHERE numero = 6"]),
        attack("the first line removed", 1, .manquante, ["DELETE FROM audit WHERE numero = 1"]),
        attack(
            "a line removed, the others numbered again", 6, .alteree,
            ["DELETE FROM audit WHERE numero = 6"] + renumber(Array(7...10), by: -1) + [head9]),
        attack("a line inserted", 4, .alteree, renumber([10, 9, 8, 7, 6, 5, 4], by: 1) + [copyOfLine3]),
        attack(
            "two lines exchanged", 4, .alteree,
            [change("numero = 99", of: 4), change("numero = 4", of: 5), change("numero = 5", of: 99)]),
        attack("the end cut", 9, .finCoupee, ["DELETE FROM audit WHERE numero > 8"]),
        attack("everything removed", 1, .finCoupee, ["DELETE FROM audit"]),
        attack(
            "the beginning cut and told nowhere", 3, .debutNonAnnonce,
            [beginningAt3, "DELETE FROM audit WHERE numero <= 3"]),
    ]

    /// Takes the triggers away, as the owner of the database can.
    static func disarm(_ connection: any SQLConnection) throws {
        let triggers: [(String, String)] = [
            ("audit_change", "audit"), ("audit_retrait", "audit"), ("audit_ajout", "audit"),
            ("audit_chaine_change", "audit_chaine"),
        ]
        for (name, table) in triggers {
            let sql =
                connection.dialect == .sqlite ? "DROP TRIGGER \(name)" : "DROP TRIGGER IF EXISTS \(name) ON \(table)"
            try connection.execute(sql)
        }
    }

    /// Runs a test on a log of ten lines.
    private func withLog(_ engine: Engine, _ body: (Database, SQLAuditStore) throws -> Void) throws {
        try engine.withStore { store, database throws in
            for rank in 1...10 {
                let fait = FaitAudit(nature: .connexion, objet: "compte \(rank)", detail: ["moyen": "motDePasse"])
                try store.write { try $0.audit(fait, by: "compte 1", now: Exemple.now.adding(seconds: Int64(rank))) }
            }
            try body(database, SQLAuditStore(database))
        }
    }

    @Test("finds the first bad line", arguments: Engine.available, attacks)
    func found(engine: Engine, attack: Attack) throws {
        try withLog(engine) { database, audit throws in
            #expect(try audit.verify(anchor: nil) == .intacte(premiere: 1, tete: audit.head()))
            try database.write { connection in
                try Self.disarm(connection)
                for statement in attack.statements { try connection.execute(statement) }
            }
            #expect(try audit.verify(anchor: nil) == attack.found)
        }
    }

    @Test("an anchor finds an end that was cut, and a chain that was made again", arguments: Engine.available)
    func anchored(engine: Engine) throws {
        try withLog(engine) { database, audit throws in
            let anchor = try audit.head()
            #expect(try audit.verify(anchor: anchor) == .intacte(premiere: 1, tete: anchor))
            #expect(MaillonAudit("\(anchor)") == anchor)
            let lines = try database.read { try AuditRepository($0).lines(after: 0, limit: 20) }
            #expect(try audit.verify(anchor: lines[4].maillon) == .intacte(premiere: 1, tete: anchor))
            try database.write { connection in
                try Self.disarm(connection)
                try connection.execute("DELETE FROM audit WHERE numero > 8")
                try connection.execute(
                    "UPDATE audit_chaine SET numero = 8, empreinte = $1 WHERE nom = 'tete'", [.blob(lines[7].empreinte)]
                )
            }
            #expect(try audit.verify(anchor: nil) == .intacte(premiere: 1, tete: lines[7].maillon), "nothing shows it")
            #expect(try audit.verify(anchor: anchor) == .rompue(numero: 9, .finCoupee))
            try database.write { connection in
                try connection.execute("DELETE FROM audit WHERE numero > 4")
                try connection.execute(
                    "UPDATE audit_chaine SET numero = 4, empreinte = $1 WHERE nom = 'tete'", [.blob(lines[3].empreinte)]
                )
                let fait = FaitAudit(nature: .connexion, objet: "compte 99")
                try AuditRepository(connection).add(
                    Array(repeating: .init(fait: fait, auteur: "x", date: Exemple.now), count: 6))
            }
            guard case .intacte = try audit.verify(anchor: nil) else { return #expect(Bool(false)) }
            #expect(try audit.verify(anchor: anchor) == .rompue(numero: 10, .autreQueLAncre))
        }
    }

    @Test("old lines go by the one door, which the log tells; the chain holds from there", arguments: Engine.available)
    func purge(engine: Engine) throws {
        try withLog(engine) { database, audit throws in
            let old = try audit.head()
            let limit = Exemple.now.adding(seconds: 6)
            let now = Exemple.now.adding(days: 9)
            #expect(try audit.purge(before: limit, limit: 2, now: now) == .init(count: 2, isLast: false))
            #expect(try audit.purge(before: limit, limit: 100, now: now) == .init(count: 3, isLast: true))
            #expect(try audit.purge(before: limit, limit: 100, now: now) == .init(count: 0, isLast: true))
            let lines = try database.read { try AuditRepository($0).lines(after: 0, limit: 20) }
            #expect(lines.map(\.numero) == Array(6...12))
            #expect(lines.suffix(2).map(\.nature) == ["auditPurge", "auditPurge"])
            #expect(lines[6].objet.hasPrefix("5:") && lines[6].auteur == "purge-audit")
            #expect(try audit.verify(anchor: old) == .intacte(premiere: 6, tete: audit.head()))
            let tooOld = MaillonAudit(numero: 2, empreinte: old.empreinte)
            #expect(try audit.verify(anchor: tooOld) == .ancreTropAncienne(premiere: 6))
            for sql in ["DELETE FROM audit WHERE numero = 6", "UPDATE audit_chaine SET numero = 1 WHERE nom = 'debut'"]
            {
                #expect(throws: SQLError.self) { try database.write { try $0.execute(sql) } }
            }
        }
    }

    @Test("a log of many pages is read a page at a time, and an empty one holds", arguments: Engine.available)
    func large(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let audit = SQLAuditStore(database)
            #expect(try audit.verify(anchor: nil) == .intacte(premiere: 1, tete: .origine))
            try store.write { store in
                for rank in 0..<2500 {
                    try store.audit(FaitAudit(nature: .export, objet: "\(rank)"), by: "a", now: Exemple.now)
                }
            }
            #expect(try audit.verify(anchor: nil) == .intacte(premiere: 1, tete: audit.head()))
        }
    }
}
