import Domain
import Foundation
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

/// `ror audit head`, `verify`, `list`, by the real program.
@Suite struct AuditCommandTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        let database = Database.sqlite(path: binary.folder + "/ror.sqlite")
        defer { database.close() }
        try MigrationRunner(Migration.schema).migrate(database, now: 0)
        let start = Instant(heureDeParis: JourCivil(rang: 20_780), hour: 12)
        try SQLStore(database).write { store in
            for rank in 1...5 {
                let fait = FaitAudit(
                    nature: rank == 3 ? .droitDonne : .connexion, objet: "compte \(rank)", detail: ["motif": "=a;\"é\""]
                )
                try store.audit(fait, by: "compte \(rank % 2)", now: start.adding(days: Int64(rank)))
            }
        }
    }

    private func ror(_ words: String...) throws -> Binary.Outcome {
        try binary.run(["audit"] + words + ["--database", "ror.sqlite"])
    }

    private func tamper(_ statements: String...) throws {
        let database = Database.sqlite(path: binary.folder + "/ror.sqlite")
        defer { database.close() }
        try database.write { connection in
            for trigger in ["audit_change", "audit_retrait", "audit_chaine_change"] {
                try connection.execute("DROP TRIGGER IF EXISTS \(trigger)")
            }
            for statement in statements { try connection.execute(statement) }
        }
    }

    @Test("an anchor is printed, and verified later")
    func anchor() throws {
        let head = try ror("head")
        let anchor = head.output.trimmingCharacters(in: .newlines)
        #expect(head.code == 0 && anchor.hasPrefix("5:") && anchor.count == 66)
        let held = try ror("verify", "--anchor", anchor)
        #expect(
            held.code == 0 && held.output == "The audit log holds: lines 1 to 5, head \(anchor), through the anchor.\n")
        #expect(try ror("verify").output == "The audit log holds: lines 1 to 5, head \(anchor).\n")
    }

    @Test("a changed line is told by its number, with the exit code 1")
    func changed() throws {
        try tamper("UPDATE audit SET auteur = 'autre' WHERE numero = 3")
        let outcome = try ror("verify")
        #expect(outcome.code == 1 && outcome.errors.contains("line 3 was changed, inserted or moved"))
    }

    @Test("a removed line, and an end that only the anchor misses")
    func removed() throws {
        let anchor = try ror("head").output.trimmingCharacters(in: .newlines)
        try tamper(
            "DELETE FROM audit WHERE numero = 5",
            "UPDATE audit_chaine SET numero = 4, empreinte = (SELECT empreinte FROM audit WHERE numero = 4) WHERE nom = 'tete'"
        )
        #expect(try ror("verify").code == 0)
        let cut = try ror("verify", "--anchor", anchor)
        #expect(cut.code == 1 && cut.errors.contains("its end was cut from line 5 on"))
        try tamper("DELETE FROM audit WHERE numero = 2")
        let missing = try ror("verify")
        #expect(missing.code == 1 && missing.errors.contains("line 2 is missing"))
    }

    @Test(
        "an anchor that is none is a wrong use",
        arguments: ["", "5", "5:zz", "x:y", "5:" + String(repeating: "g", count: 64)])
    func wrongAnchor(text: String) throws {
        let outcome = try ror("verify", "--anchor=" + text)
        #expect(outcome.code == 2 && outcome.errors.contains("Option --anchor must be what ror audit head prints"))
    }

    @Test("lists the last lines first, by filter, so many at most, and tells that it did")
    func list() throws {
        let all = try ror("list")
        #expect(all.code == 0)
        let lines = all.output.split(separator: "\n")
        #expect(lines.count == 6 && lines[0].contains(#""nature":"auditExporte""#) || lines.count == 6)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        func numbers(_ words: String...) throws -> [Int] {
            let outcome = try binary.run(["audit", "list", "--database", "ror.sqlite"] + words)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try outcome.output.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return try #require(object?["numero"] as? Int)
            }
        }
        #expect(try numbers("--nature", "connexion") == [5, 4, 2, 1])
        #expect(try numbers("--nature", "connexion", "--limit", "2") == [5, 4])
        #expect(try numbers("--nature", "connexion", "--before", "4") == [2, 1])
        #expect(try numbers("--author", "compte 1", "--nature", "connexion") == [5, 1])
        #expect(try numbers("--object", "compte 3") == [3])
        #expect(try numbers("--account", "2") == [2])
        #expect(try numbers("--from", "2026-11-25", "--to", "2026-11-26", "--author", "compte 0") == [2])
    }

    @Test("prints CSV that no spreadsheet takes for a formula")
    func csv() throws {
        let outcome = try ror("list", "--format", "csv", "--object", "compte 3")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 2 && lines[0] == "numero;date;nature;auteur;objet;detail;empreinte")
        #expect(lines[1].contains(#";droitDonne;compte 1;compte 3;"{""motif"":""=a;\""é\""""}";"#))
    }

    @Test(
        "refuses what is no day, no nature, no number",
        arguments: [
            ["--from", "hier"], ["--to", "2026-02-31"], ["--nature", "tout"], ["--limit", "0"], ["--account", "x"],
            ["--format", "xml"], ["--before", "-1"],
        ])
    func wrong(words: [String]) throws {
        let outcome = try binary.run(["audit", "list", "--database", "ror.sqlite"] + words)
        #expect(outcome.code == 2 && outcome.output.isEmpty)
    }
}
