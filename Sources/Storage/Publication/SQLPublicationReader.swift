import Domain
public import SQL
public import UseCases

/// The publications, read: one look-up by key for a resource, one range or a few look-ups for a search.
public struct SQLPublicationReader: PublicationReader {
    private let database: StoreDatabase

    /// A reader of a migrated database.
    public init(_ database: Database) {
        self.database = StoreDatabase(database)
    }

    /// A resource, withdrawn or not; `nil` when it never was published.
    public func publication(_ key: ResourceKey) throws -> PublishedResource? {
        guard let cle = key.type.cle(key.id) else { return nil }
        return try database.read { connection in
            let sql = "SELECT cle, version, date_mise_jour, contenu FROM publication WHERE cle = $1"
            return try connection.first(sql, [.integer(cle)], Self.read)
        }
    }

    /// A page of resources by identifier.
    public func search(_ criteria: PublicationCriteria) throws -> PublicationPage {
        let query = PublicationQuery(criteria)
        return try database.snapshot { connection in
            let found = try connection.rows(query.page.sql, query.page.values, Self.read)
            let total = try query.count.map { count in
                try connection.first(count.sql, count.values) { try $0.integer(0) } ?? 0
            }
            let known = try total ?? CompteurRepository(connection).value(.publications(criteria.type))
            let resources = Array(found.prefix(criteria.limit))
            return PublicationPage(resources: resources, total: Int(known), hasMore: found.count > resources.count)
        }
    }

    private static func read(_ row: any SQLRow) throws -> PublishedResource {
        guard let key = ResourceKey(cle: try row.integer(0)) else {
            throw SQLError(.fault, "a publication has a key of no known type")
        }
        return PublishedResource(
            id: key.id, version: try row.integer(1),
            lastUpdated: Instant(milliseconds: try row.integer(2)), body: try row.optionalBlob(3))
    }
}
