import Generation

extension Command {
    /// `ror generate demo`.
    static let generateDemo = Command(
        "generate demo", "Writes the RPPS edition of the demonstration: invented professionals, in the true format.",
        options: [Option("output", "FILE", mandatory: true, "The file to write."), communesOption]
    ) { arguments in
        let edition = EditionDemo(communes: try communes(arguments))
        let output = try OutputFile(arguments.text("output"))
        try output.write(edition.bytes)
        try output.close()
        Console.say("\(EditionDemo.count) invented professionals")
        return 0
    }
}
