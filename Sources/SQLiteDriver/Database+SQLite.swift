public import SQL

extension Database {
    /// The database of a SQLite file, created by the first write.
    public static func sqlite(path: String) -> Database {
        Database(.sqlite) { role throws(SQLError) in try SQLiteConnection(path: path, role: role) }
    }
}
