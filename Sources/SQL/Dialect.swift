/// An engine, and what has to be written differently for it.
public enum Dialect: String, Sendable, CaseIterable {
    /// The embedded engine: one file, one writer at a time.
    case sqlite
    /// The server engine of a national service.
    case postgresql

    /// A schema statement (CREATE, ALTER) in the engine's own words.
    ///
    /// Schemas are written with the words BIGINT, DOUBLE, TEXT and BLOB, and tables end with STRICT or
    /// `STRICT, WITHOUT ROWID`, all in capitals. SQLite receives INTEGER and REAL (so that `BIGINT PRIMARY KEY` is its
    /// row number). PostgreSQL receives BYTEA, DOUBLE PRECISION, texts that sort by bytes as SQLite does (`TEXT COLLATE
    /// "C"`), and no table option. Quoted texts are left alone.
    public func schema(_ statement: String) -> String {
        var result = ""
        var word = ""
        var isQuoted = false
        for character in statement + " " {
            if !isQuoted, character.isLetter || character == "_" {
                word.append(character)
                continue
            }
            result += translated(word)
            word = ""
            if character == "'" { isQuoted.toggle() }
            result.append(character)
        }
        return withoutTableOptions(String(result.dropLast()))
    }

    private func translated(_ word: String) -> String {
        switch (self, word) {
        case (.sqlite, "BIGINT"): "INTEGER"
        case (.sqlite, "DOUBLE"): "REAL"
        case (.postgresql, "DOUBLE"): "DOUBLE PRECISION"
        case (.postgresql, "TEXT"): "TEXT COLLATE \"C\""
        case (.postgresql, "BLOB"): "BYTEA"
        default: word
        }
    }

    private func withoutTableOptions(_ statement: String) -> String {
        guard self == .postgresql else { return statement }
        for options in [") STRICT, WITHOUT ROWID", ") STRICT"] where statement.hasSuffix(options) {
            return statement.dropLast(options.count) + ")"
        }
        return statement
    }

    /// The statement that, inside a transaction, keeps other processes from migrating at the same time.
    ///
    /// SQLite needs none: its write transactions exclude each other.
    var migrationLock: String? {
        switch self {
        case .sqlite: nil
        case .postgresql: "SELECT pg_advisory_xact_lock(7022801)"
        }
    }

    /// Returns one row when the table of migrations exists.
    var migrationTableQuery: String {
        switch self {
        case .sqlite: "SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'"
        case .postgresql: "SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL"
        }
    }
}
