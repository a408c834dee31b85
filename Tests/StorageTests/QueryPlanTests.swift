import Domain
import SQL
import Testing
import UseCases

@testable import Storage

/// Every search goes through an index on both engines.
@Suite struct QueryPlanTests {
    private static let searches: [(name: String, sql: String, values: [SQLValue])] = {
        var list: [(String, String, [SQLValue])] = [
            ("commune by term", SQLTransaction.communesByTerm, ["SAINT", "SAINT~", 20]),
            ("commune by department", SQLTransaction.communesByDepartement, ["42"]),
            (
                "offer by professional", "SELECT sequence FROM offre_operationnelle WHERE professionnel IN ($1, $2)",
                [1, 2]
            ),
            ("professional by number", "SELECT sequence FROM professionnel WHERE id_nat_ps IN ($1)", ["8"]),
            ("place by key", "SELECT sequence FROM entite_geographique WHERE cle IN ($1, $2)", ["R1", "R2"]),
            ("publication by key", "SELECT contenu FROM publication WHERE cle = $1", [1]),
            ("next revisions", SQLConservationStore.suivantes, [1, 10]),
            ("former versions", SQLConservationStore.effacement, [1, 10]),
        ]
        let id = Exemple.id(1)
        for source in [.offre(id), .professionnel(id), .structure(id), .entiteJuridique(id)] as [PublicationSource] {
            list.append(("published offers of \(source)", SQLTransaction.publishedOffers(source).sql, [1]))
        }
        for support in SQLTransaction.Support.all {
            list.append(("published among \(support.source(id))", support.sql("($1, $2)"), [1, 2]))
        }
        let token = (parameter: "identifier", system: String?.none, value: "n1")
        let other = (parameter: "identifier", system: String?("urn:a"), value: "n2")
        let criteria = [
            "page of a type": PublicationCriteria(type: .location, after: Exemple.id(1), limit: 10),
            "by _id": PublicationCriteria(type: .location, ids: [1, 2].map(Exemple.id), limit: 10),
            "by token": PublicationCriteria(type: .location, tokens: [[token, other]], limit: 10),
            "by tokens": PublicationCriteria(type: .location, tokens: [[token], [other]], limit: 10),
        ]
        for (name, criteria) in criteria {
            let query = PublicationQuery(criteria)
            list.append((name, query.page.sql, query.page.values))
            if let count = query.count { list.append(("total " + name, count.sql, count.values)) }
        }
        return list
    }()

    @Test("uses an index for each search", arguments: Engine.available)
    func index(engine: Engine) throws {
        try engine.withStore { _, database throws in
            try database.read { connection throws in
                for search in Self.searches {
                    let plan = try Self.plan(connection, search.sql, search.values)
                    // `sous` is no table: the few organisations below one, as the search makes them.
                    let scans = plan.filter { line in
                        line.contains("Seq Scan")
                            || line.hasPrefix("SCAN") && !line.contains("SUBQUERY") && line != "SCAN sous"
                    }
                    #expect(scans.isEmpty, "\(search.name): \(plan)")
                    #expect(!plan.isEmpty)
                }
            }
        }
    }

    @Test("reads a page of a type in the order of its keys, without sorting")
    func noSort() throws {
        try Engine.sqlite.withStore { _, database throws in
            let query = PublicationQuery(PublicationCriteria(type: .location, limit: 10))
            let plan = try database.read { try Self.plan($0, query.page.sql, query.page.values) }
            #expect(plan == ["SEARCH publication USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"])
        }
    }

    private static func plan(
        _ connection: any SQLConnection, _ sql: String, _ values: [SQLValue]
    ) throws -> [String] {
        switch connection.dialect {
        case .sqlite:
            return try connection.rows("EXPLAIN QUERY PLAN \(sql)", values) { try $0.text(3) }
        case .postgresql:
            try connection.execute("SET enable_seqscan = off")
            return try connection.rows("EXPLAIN \(sql)", values) { try $0.text(0) }
        }
    }
}
