public import SQL

extension Database {
    /// The database of a SQLite file, created by the first write.
    ///
    /// `isMapped` reads the file through memory mapping: fast for a server, but a command that reads everything would count
    /// the whole file as its memory.
    public static func sqlite(path: String, isMapped: Bool = true) -> Database {
        Database(.sqlite) { role throws(SQLError) in
            try SQLiteConnection(path: path, role: role, isMapped: isMapped)
        }
    }
}
