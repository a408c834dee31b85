public import SQL

extension Database {
    /// The database of a PostgreSQL server.
    ///
    /// - Parameters:
    ///   - uri: a libpq connection URI.
    ///   - statementTimeout: how long one statement may run outside of imports, in milliseconds; 0 for ever.
    public static func postgres(uri: String, statementTimeout: Int = 30_000) -> Database {
        Database(.postgresql) { _ throws(SQLError) in
            try PostgresConnection(uri: uri, statementTimeout: statementTimeout)
        }
    }
}
