import Domain
import PostgresDriver
import SQL
import SQLiteDriver
import Storage
import UseCases

/// Opens the database of a setting.
enum Databases {
    /// The setting that every command with a database has.
    static let option = Option(
        "database", "URL", standard: "var/ror.sqlite",
        "The database: a path for SQLite, or postgres://user@host:port/name for PostgreSQL.")

    /// The database, migrated to the present form, with the code tables imported in it put in use. Throws
    /// `CommandLineError` in one sentence.
    ///
    /// `isMapped` is for servers: see `Database.sqlite`.
    static func open(_ arguments: Arguments, isMapped: Bool = false) throws -> Database {
        let database = try connect(try arguments.text("database"), isMapped)
        do {
            try MigrationRunner(Migration.schema).migrate(database, now: Console.now().seconds)
            Nomenclature.courantes.install(try SQLStore(database).read { try $0.nomenclatures() })
        } catch {
            throw CommandLineError("The database cannot be opened: \(error)", exitCode: 1)
        }
        return database
    }

    private static func connect(_ text: String, _ isMapped: Bool) throws -> Database {
        guard let url = DatabaseURL(text) else {
            throw CommandLineError("Option --database must be a path or a postgres:// address.")
        }
        switch url {
        case .sqlite(let path):
            try Folders.create(above: path)
            return Database.sqlite(path: path, isMapped: isMapped)
        case .postgresql(let uri): return Database.postgres(uri: uri)
        }
    }
}
