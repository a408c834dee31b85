import Domain
import SQL
import UseCases

extension SQLTransaction: PublicationQuestions {
    func offresPubliees(of source: PublicationSource) throws -> [Identifiant] {
        let (id, sql) = Self.publishedOffers(source)
        return try seen().rows(sql, [.integer(id.rawValue)]) { Identifiant(rawValue: try $0.integer(0)) }
    }

    func supported(_ sources: Set<PublicationSource>) throws -> Set<PublicationSource> {
        let connection = try seen()
        var found: Set<PublicationSource> = []
        for kind in Support.all {
            let ids = sources.compactMap(kind.id).sorted().map { SQLValue.integer($0.rawValue) }
            for chunk in ValueList.chunks(ids) {
                let known = try connection.rows(kind.sql(ValueList.places(chunk)), chunk) { try $0.integer(0) }
                found.formUnion(known.map { kind.source(Identifiant(rawValue: $0)) })
            }
        }
        return found
    }

    func publishedKeys(after: ResourceKey?, limit: Int) throws -> [ResourceKey] {
        let sql = "SELECT cle FROM publication WHERE cle > $1 AND contenu IS NOT NULL ORDER BY cle LIMIT $2"
        let values: [SQLValue] = [.integer(try after?.cle() ?? 0), .integer(Int64(limit))]
        return try connection.rows(sql, values) { ResourceKey(cle: try $0.integer(0)) }.compactMap(\.self)
    }

    /// The published offers made of an aggregate: its identifier is the only value.
    static func publishedOffers(_ source: PublicationSource) -> (id: Identifiant, sql: String) {
        let offres = "SELECT id FROM offre_operationnelle WHERE est_publiable = 1 AND"
        return switch source {
        case .offre(let id): (id, "\(offres) id = $1")
        case .professionnel(let id): (id, "\(offres) professionnel = $1 ORDER BY id")
        case .structure(let id): (id, "\(offres) structure = $1 ORDER BY id")
        case .organisationInterne(let id):
            (
                id,
                """
                \(below("($1)")) SELECT offre_operationnelle.id FROM sous
                CROSS JOIN offre_operationnelle WHERE organisation = sous.id AND est_publiable = 1 ORDER BY 1
                """
            )
        case .entiteJuridique(let id):
            (
                id,
                """
                SELECT offre_operationnelle.id FROM entite_geographique
                JOIN offre_operationnelle ON structure = entite_geographique.id AND est_publiable = 1
                WHERE entite_juridique = $1 ORDER BY 1
                """
            )
        }
    }

    /// Internal organisations (`racine`) with themselves and everything below them (`id`), in a table `sous`. They are few: a cross
    /// join makes SQLite begin with them, where it would read every offer.
    private static func below(_ places: String) -> String {
        """
        WITH RECURSIVE sous (racine, id) AS (
            SELECT id, id FROM organisation_interne WHERE id IN \(places)
            UNION SELECT racine, organisation_interne.id FROM sous
            JOIN organisation_interne ON rattachement = sous.id)
        """
    }

    /// How the aggregates of a kind that published offers are made of are found among many.
    struct Support: Sendable {
        let id: @Sendable (PublicationSource) -> Identifiant?
        let source: @Sendable (Identifiant) -> PublicationSource
        let sql: @Sendable (_ places: String) -> String

        private init(
            _ source: @escaping @Sendable (Identifiant) -> PublicationSource,
            sql: @escaping @Sendable (_ places: String) -> String,
            id: @escaping @Sendable (PublicationSource) -> Identifiant?
        ) {
            self.id = id
            self.source = source
            self.sql = sql
        }

        private init(
            column: String, _ source: @escaping @Sendable (Identifiant) -> PublicationSource,
            id: @escaping @Sendable (PublicationSource) -> Identifiant?
        ) {
            self.init(
                source,
                sql: {
                    "SELECT DISTINCT \(column) FROM offre_operationnelle WHERE \(column) IN \($0) AND est_publiable = 1"
                }, id: id)
        }

        static let all = [
            Support(column: "id", PublicationSource.offre) { if case .offre(let id) = $0 { id } else { nil } },
            Support(column: "professionnel", PublicationSource.professionnel) {
                if case .professionnel(let id) = $0 { id } else { nil }
            },
            Support(column: "structure", PublicationSource.structure) {
                if case .structure(let id) = $0 { id } else { nil }
            },
            Support(
                PublicationSource.organisationInterne,
                sql: {
                    """
                    \(below($0)) SELECT DISTINCT racine FROM sous
                    CROSS JOIN offre_operationnelle WHERE organisation = sous.id AND est_publiable = 1
                    """
                }
            ) { if case .organisationInterne(let id) = $0 { id } else { nil } },
            Support(
                PublicationSource.entiteJuridique,
                sql: {
                    """
                    SELECT DISTINCT entite_juridique FROM entite_geographique
                    JOIN offre_operationnelle ON structure = entite_geographique.id AND est_publiable = 1
                    WHERE entite_juridique IN \($0)
                    """
                }
            ) { if case .entiteJuridique(let id) = $0 { id } else { nil } },
        ]
    }
}
