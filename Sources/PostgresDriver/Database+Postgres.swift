public import SQL

extension Database {
    /// The database of a PostgreSQL server, at a libpq connection URI.
    public static func postgres(uri: String, limits: DatabaseLimits = .commands) -> Database {
        Database(.postgresql, limits: limits) { _ throws(SQLError) in
            try PostgresConnection(uri: uri, limits: limits)
        }
    }
}
