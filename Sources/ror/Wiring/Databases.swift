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

    /// The database, migrated to the present form, with its code tables and domains of MSSanté operators put in use. Throws
    /// `CommandLineError` in one sentence.
    ///
    /// It is migrated with the patience of a command, whatever the `limits` of what follows.
    static func open(_ arguments: Arguments, _ limits: DatabaseLimits = .commands) throws -> Database {
        let migrated = try connect(arguments, .commands)
        do {
            try MigrationRunner(Migration.schema).migrate(migrated, now: Console.now().seconds)
            let (tables, domains) = try SQLStore(migrated).read {
                (try $0.nomenclatures(), try $0.domainesMSSante())
            }
            Nomenclature.courantes.install(tables)
            BoiteLettreMSS.operateurs.install(domains)
        } catch {
            throw CommandLineError("The database cannot be opened: \(error)", exitCode: 1)
        }
        migrated.close()
        return try connect(arguments, limits)
    }

    /// The database as it is, to be opened by its first use.
    static func connect(_ arguments: Arguments, _ limits: DatabaseLimits) throws -> Database {
        guard let url = DatabaseURL(try arguments.text("database")) else {
            throw CommandLineError("Option --database must be a path or a postgres:// address.")
        }
        switch url {
        case .sqlite(let path):
            try Folders.create(above: path)
            return Database.sqlite(path: path, limits: limits)
        case .postgresql(let uri): return Database.postgres(uri: uri, limits: limits)
        }
    }
}
