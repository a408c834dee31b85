/// One sub-command of `ror`.
public struct Command: Sendable {
    /// The words that call it: `import rpps`.
    public let name: String
    /// One sentence for the help.
    public let summary: String
    /// The names of the words after it, in capitals: `FILE`, or `FILE...` for one or more, `[ID]` for none or one, which comes last.
    public let positional: [String]
    /// Its settings.
    public let options: [Option]
    /// What its help ends with; empty for nothing.
    public let note: String
    /// Runs it; answers the exit code.
    public let run: @Sendable (Arguments) throws -> Int32

    /// A sub-command.
    public init(
        _ name: String, _ summary: String, positional: [String] = [], options: [Option], note: String = "",
        run: @escaping @Sendable (Arguments) throws -> Int32
    ) {
        self.name = name
        self.summary = summary
        self.positional = positional
        self.options = options
        self.note = note
        self.run = run
    }

    /// Its settings, those of every command included.
    public var allOptions: [Option] {
        options + [Option("config", "FILE", "Reads settings from a file of `key = value` lines.")]
    }

    /// Whether this many words may come after it.
    func accepts(_ words: Int) -> Bool {
        let needed = positional.filter { !$0.hasPrefix("[") }.count
        return positional.last?.hasSuffix("...") == true
            ? words >= needed : (needed...positional.count).contains(words)
    }

    /// How to call it, on one line.
    public var usage: String {
        (["ror", name] + positional + ["[options]"]).joined(separator: " ")
    }

    /// Its help: usage, then each setting with its variable and its standard value.
    public var help: String {
        let lines = allOptions.map { option -> String in
            let flag = "  --\(option.name)" + (option.value.map { " \($0)" } ?? "")
            let standard = option.standard.map { $0.isEmpty ? "" : " Default: \($0)." } ?? ""
            return "\(flag)\n      \(option.help)\(standard) [\(option.variable)]"
        }
        return """
            \(summary)

            Usage: \(usage)

            Settings come from the flag, else the environment variable in brackets, else the configuration file.

            \(lines.joined(separator: "\n"))

            """ + (note.isEmpty ? "" : "\n" + note)
    }
}
