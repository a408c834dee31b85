extension Command {
    /// `ror migrate`.
    static let migrate = Command(
        "migrate", "Creates the tables of a database, or brings them to the present form.", options: [Databases.option]
    ) { arguments in
        _ = try Databases.open(arguments)
        Console.say("The database is up to date.")
        return 0
    }
}
