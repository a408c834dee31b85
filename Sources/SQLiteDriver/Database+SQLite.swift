public import SQL

extension Database {
    /// The database of a SQLite file, created by the first write. It is never mapped in memory (decision 0020).
    public static func sqlite(path: String, limits: DatabaseLimits = .commands) -> Database {
        let file = SQLiteFile(path)
        return Database(.sqlite, limits: limits) { role throws(SQLError) in
            try SQLiteConnection(file, role: role, limits: limits)
        }
    }
}
