import Domain
import SQL
import Testing
import UseCases

@testable import Storage

@Suite struct AuditQuestionsTests {
    /// Lines of two accounts, of three natures, one second apart, the last one late.
    private func fill(_ store: SQLStore) throws {
        try store.write { store in
            var compte = Compte(id: Exemple.id(7), habilitations: [], dateCreation: Exemple.now)
            compte.habilitations = [Habilitation(.professionnelLiberal, sur: .professionnel(try Exemple.idNatPS(7)))]
            try store.save(compte, version: nil, by: Exemple.auteur, now: Exemple.now)
            let facts: [(FaitAudit, String)] = [
                (FaitAudit(nature: .connexion, compte: Exemple.id(7)), "\(try Exemple.idNatPS(7))"),
                (FaitAudit(nature: .droitDonne, compte: Exemple.id(8)), "\(try Exemple.idNatPS(7))"),
                (FaitAudit(nature: .droitDonne, compte: Exemple.id(7)), "ror user grant"),
                (FaitAudit(nature: .connexion, compte: Exemple.id(8)), "compte 8"),
                (FaitAudit(nature: .export, objet: "audit"), "compte 7"),
            ]
            for (rank, fact) in facts.enumerated() {
                let date = Exemple.now.adding(seconds: rank == 4 ? -10 : Int64(rank))
                try store.audit(fact.0, by: fact.1, now: date)
            }
        }
    }

    @Test("finds by moment, nature, author, object and account, the last one first", arguments: Engine.available)
    func filters(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try fill(store)
            let person = try Exemple.idNatPS(7).description
            let cases: [((inout CritereAudit) -> Void, [Int64])] = [
                ({ _ in }, [4, 3, 2, 1, 5]),
                ({ $0.nature = "droitDonne" }, [3, 2]),
                ({ $0.auteur = person }, [2, 1]),
                ({ $0.objet = "compte 8" }, [4, 2]),
                ({ $0.compte = Exemple.id(7) }, [3, 2, 1, 5]),
                ({ $0.compte = Exemple.id(8) }, [4, 2]),
                (
                    {
                        $0.compte = Exemple.id(7); $0.nature = "connexion"
                    }, [1]
                ),
                (
                    {
                        $0.compte = Exemple.id(7); $0.auteur = "ror user grant"
                    }, [3]
                ),
                ({ $0.compte = Exemple.id(99) }, []),
                ({ $0.depuis = Exemple.now.adding(seconds: 1) }, [4, 3, 2]),
                ({ $0.avant = Exemple.now.adding(seconds: 1) }, [1, 5]),
                (
                    {
                        $0.depuis = Exemple.now; $0.avant = Exemple.now
                    }, []
                ),
                ({ $0.nature = "'; DROP TABLE audit; --" }, []),
            ]
            for (change, numbers) in cases {
                var critere = CritereAudit()
                change(&critere)
                #expect(try store.read { try $0.lignesAudit(critere, before: nil, limit: 9) }.map(\.numero) == numbers)
            }
        }
    }

    @Test("goes on after a line, whatever came meanwhile", arguments: Engine.available)
    func pages(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            try fill(store)
            func page(_ before: Int64?, _ limit: Int, _ compte: Int64? = nil) throws -> [Int64] {
                var critere = CritereAudit()
                critere.compte = compte.map(Exemple.id)
                return try store.read { try $0.lignesAudit(critere, before: before, limit: limit) }.map(\.numero)
            }
            #expect(try page(nil, 2) == [4, 3])
            try store.write {
                try $0.audit(FaitAudit(nature: .export, objet: ""), by: "x", now: Exemple.now.adding(days: 1))
            }
            #expect(try page(3, 2) == [2, 1])
            #expect(try page(1, 2) == [5])
            #expect(try page(5, 2) == [])
            #expect(try page(99, 2) == [] && page(-1, 2) == [])
            #expect(try page(nil, 2, 7) == [3, 2] && page(2, 9, 7) == [1, 5])
        }
    }

    @Test("each filter walks an index in order, with a great many lines", arguments: Engine.available)
    func plans(engine: Engine) throws {
        try engine.withStore { _, database throws in
            try database.write { connection in
                try AuditVerificationTests.disarm(connection)
                try connection.execute(
                    """
                    INSERT INTO audit (numero, date, nature, auteur, objet, detail, empreinte)
                    SELECT x, x, 'n' || (x % 20), 'a' || (x % 5000), 'o' || (x % 50000), '{}', $1
                    FROM (WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000) SELECT x FROM n) AS n
                    """, [.blob([])])
                try connection.execute("ANALYZE")
            }
            var one = CritereAudit()
            var all: [CritereAudit] = [one]
            one.depuis = Instant(milliseconds: 400)
            one.avant = Instant(milliseconds: 90_000)
            all.append(one)
            for part in [\CritereAudit.nature, \.auteur, \.objet] {
                var other = CritereAudit()
                other[keyPath: part] = "n3"
                all.append(other)
            }
            for critere in all {
                for place in [nil, SQLTransaction.PlaceAudit(date: 50_000, numero: 50_000)] {
                    let search = SQLTransaction.search(critere, after: place, limit: 51)
                    let plan = try database.read { connection throws in
                        try connection.rows(
                            (connection.dialect == .sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + search.sql,
                            search.values
                        ) { try $0.text(connection.dialect == .sqlite ? 3 : 0) }
                    }.joined(separator: "\n")
                    #expect(
                        !plan.contains("Seq Scan") && !plan.contains("TEMP B-TREE"), "\(plan)"
                    )
                }
            }
        }
    }
}
