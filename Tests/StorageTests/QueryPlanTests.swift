import Domain
import SQL
import Testing
import UseCases

@testable import Storage

/// Every search goes through an index on both engines, with as many rows as the country has.
@Suite struct QueryPlanTests {
    /// The look-up of a kind of aggregate by a key, as the store writes it.
    private static func find<Aggregate: StoredAggregate>(
        _: Aggregate.Type, _ key: AggregateKey<Aggregate>, _ values: [SQLValue]
    ) -> (name: String, sql: String, values: [SQLValue]) {
        let condition = "\(Aggregate.kind).\(key.name) IN \(ValueList.places(values))"
        return (
            "\(Aggregate.kind) by \(key.name)", AggregateRepository<Aggregate>.selection(where: condition), values
        )
    }

    /// Rows of a national directory, without their documents, then their statistics.
    private static func fill(_ connection: any SQLConnection) throws {
        func rows(_ count: Int, _ insertion: String) throws {
            try connection.execute(
                """
                INSERT INTO \(insertion)
                FROM (WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < \(count)) SELECT x FROM n) AS n
                """)
        }
        try rows(300_000, "revision SELECT x, 'offre_operationnelle', x, 1, x, 'a', 'p', 's', '{}'")
        try rows(200_000, "professionnel (id, version, id_nat_ps, sequence) SELECT x, 1, '8' || x, x")
        try rows(
            150_000,
            "entite_geographique (id, version, cle, sequence, entite_juridique) SELECT x, 1, 'R' || x, x, x / 3 + 1")
        try rows(
            250_000,
            """
            offre_operationnelle (id, version, professionnel, structure, organisation, est_publiable, sequence,
                date_validation)
            SELECT x, 1, x % 200000 + 1, x % 150000 + 1, CASE WHEN x % 5 = 0 THEN x % 20000 + 1 END, x % 2, x,
                CASE WHEN x % 2 = 1 THEN x * 1000 END
            """)
        try rows(
            20_000,
            "brouillon (id, version, date_expiration, document) SELECT x, 1, CASE WHEN x % 5 > 0 THEN x * 1000 END, '{}'"
        )
        try rows(5_000, "anomalie (id, version, offre, est_ouverte, sequence) SELECT x, 1, x, 1, x")
        try rows(5_000, "moyen_connexion SELECT x, 1, 'psc:' || x, x, '{}'")
        let bytes = connection.dialect == .sqlite ? "BLOB" : "BYTEA"
        try rows(20_000, "lien_unique SELECT x, 'reinitialisation', CAST('' || x AS \(bytes)), '', x")
        try rows(50_000, "capacite_accueil SELECT x, 1, x / 10, '' || x, x")
        try rows(20_000, "organisation_interne SELECT x, 1, x / 10, x / 2, x")
        try rows(
            37_000, "commune SELECT x, 'c' || x, '' || (x % 100), 'N' || x, 1, '{}'")
        try rows(
            100_000,
            """
            courrier (id, modele, destinataire, est_scelle, date_depot, date_limite, etat, tentatives,
                prochaine_tentative, date_fin)
            SELECT x, 'm' || (x % 7), 'a' || (x % 20000), 0, x, x, CASE WHEN x % 100 = 0 THEN 'attente' ELSE 'envoye' END, 0,
                CASE WHEN x % 100 = 0 THEN x END, CASE WHEN x % 100 > 0 THEN x END
            """)
        try rows(80_000, "commune_terme SELECT 'T' || x, x % 37000 + 1")
        try rows(
            300_000,
            "publication (cle, version, date_mise_jour) SELECT (x % 5 + 1) * 281474976710656 + x, 1, x")
        try connection.execute("UPDATE publication SET contenu = $1", [.blob([0x7B, 0x7D])])
        try rows(
            300_000,
            "publication_token SELECT 'identifier', 'v' || x, 'urn:a', (x % 5 + 1) * 281474976710656 + x")
        try rows(100_000, "compte SELECT x, 1, x")
        try rows(200_000, "compte_terme SELECT 'T' || x, x % 100000 + 1")
        try rows(100_000, "compte_cible SELECT 'organisation:' || (x % 5000), 'p', x")
        try rows(20_000, "demande_compte SELECT x, 1, x % 2, '84', 'c' || x, x, '{}'")
        try connection.execute("ANALYZE")
    }

    private static let searches: [(name: String, sql: String, values: [SQLValue])] = {
        var list: [(String, String, [SQLValue])] = [
            ("commune by term", SQLTransaction.communesByTerm, ["SAINT", "SAINT~", 20]),
            ("commune by department", SQLTransaction.communesByDepartement, ["42"]),
            find(OffreOperationnelle.self, .professionnel, [1, 2]), find(Professionnel.self, .idNatPS, ["8"]),
            find(EntiteGeographique.self, .cle, ["R1", "R2"]), find(Anomalie.self, .offre, [1]),
            find(MoyenConnexion.self, .cle, ["psc:8"]), find(CapaciteAccueil.self, .lieu, [1]),
            find(OrganisationInterne.self, .rattachement, [1]),
            ("anomalies of a professional", SQLTransaction.anomaliesAutour, [1, 1]),
            ("anomalies of an offer", SQLTransaction.anomaliesAvant, [1, 9, 50]),
            ("open anomalies of an offer", SQLTransaction.anomaliesEnCours, [1, 50]),
            ("offers of people", SQLTransaction.offres([1, 2]), [1, 2, 0, 50]),
            ("changes of an author", SQLTransaction.changementsAuteur, ["8A", 50]),
            ("changes of an aggregate", SQLTransaction.changements, [1, 1]),
            ("organisations of an establishment", SQLTransaction.organisations, [1]),
            ("messages of an address", SQLTransaction.courriersRecents, ["a1", "m1", 1]),
            ("message to send", SQLCourrierStore.suivant, [1, 1]), ("messages", SQLCourrierStore.liste, ["mort", 20]),
            ("ended messages", SQLCourrierStore.purge, [10, 20]),
            ("link by token", SQLTransaction.lienUnique, [.blob([1])]),
            ("accounts of an organisation", SQLTransaction.comptesSurCible, ["organisation:1", "p"]),
            ("requests of an e-mail", SQLTransaction.nombreDemandes, ["c1", 19_000]),
            ("drafts that end", SQLTransaction.echeances(.brouillonQuinzeJours), [1, 1, 9, 10]),
            ("offers of a year ago", SQLTransaction.echeances(.validationDouzeMois), [1, 1, 9, 10]),
            ("last person of an offer", SQLTransaction.dernierePersonne, [1]),
            ("publication by key", "SELECT contenu FROM publication WHERE cle = $1", [1]),
            ("next revisions", SQLConservationStore.suivantes, [1, 10]),
            ("former versions", SQLConservationStore.effacement, [1, 10]),
        ]
        let searches = [
            RechercheComptes(debut: "Goff", limit: 50), RechercheComptes(avant: Exemple.id(9), limit: 50),
            RechercheComptes(debut: "g@e", cibles: [.organisation(Exemple.id(1)), .region("84")], limit: 50),
        ]
        for search in searches {
            let query = SQLTransaction.comptes(search)
            list.append(("accounts by \(search)", query.sql, query.values))
        }
        let queue = SQLTransaction.demandes(regions: ["84"], apres: Exemple.id(1), limit: 50)
        list.append(("requests that wait", queue.sql, queue.values))
        let id = Exemple.id(1)
        let sources: [PublicationSource] = [
            .offre(id), .professionnel(id), .structure(id), .organisationInterne(id), .entiteJuridique(id),
        ]
        for source in sources {
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
            try database.write { try Self.fill($0) }
            try database.read { connection throws in
                // The check sees a scan where there is one.
                #expect(try !Self.scans(connection, "SELECT id FROM professionnel WHERE version = $1", [7]).isEmpty)
                for search in Self.searches {
                    let scans = try Self.scans(connection, search.sql, search.values)
                    #expect(scans.isEmpty, "\(search.name): \(scans)")
                }
            }
        }
    }

    /// The parts of a plan that read a whole table. `sous` and `autour` are no tables: the few organisations below one, the few
    /// offers of one person, as the search makes them.
    private static func scans(
        _ connection: any SQLConnection, _ sql: String, _ values: [SQLValue]
    ) throws -> [String] {
        try plan(connection, sql, values).filter { line in
            line.contains("Seq Scan")
                || line.hasPrefix("SCAN") && !line.contains("SUBQUERY")
                    && !["SCAN sous", "SCAN autour", "SCAN CONSTANT ROW"].contains(line)
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
            return try connection.rows("EXPLAIN \(sql)", values) { try $0.text(0) }
        }
    }
}
