import Generation

extension Command {
    /// `ror generate demo`.
    static let generateDemo = Command(
        "generate demo", "Writes the registers of the demonstration: invented professionals, in the true formats.",
        options: [
            Option("output", "FILE", mandatory: true, "The RPPS extraction to write."),
            Option("ameli", "FILE", "The liste-ps of Ameli to write too."), communesOption,
        ]
    ) { arguments in
        let edition = EditionDemo(communes: try communes(arguments))
        try write(edition.rpps, to: arguments.text("output"))
        if let path = arguments["ameli"] { try write(edition.ameli, to: path) }
        Console.say("\(EditionDemo.count) invented professionals")
        return 0
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let output = try OutputFile(path)
        try output.write(bytes)
        try output.close()
    }
}
