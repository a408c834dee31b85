public import SQL

extension Database {
    /// The database of a SQLite file, created by the first write.
    ///
    /// `isMapped` reads the file through memory mapping: fast for a server (decision 0020), but a command that reads everything would
    /// count the whole file as its memory, and a file that is cut meanwhile ends the process.
    public static func sqlite(path: String, limits: DatabaseLimits = .commands, isMapped: Bool = false) -> Database {
        let file = SQLiteFile(path)
        return Database(.sqlite, limits: limits) { role throws(SQLError) in
            try SQLiteConnection(file, role: role, limits: limits, isMapped: isMapped)
        }
    }
}
