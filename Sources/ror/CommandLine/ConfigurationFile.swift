import FoundationEssentials

/// The configuration file: `key = value` lines, `#` for comments; keys are the names of options.
enum ConfigurationFile {
    /// The settings of a file that concern a command. Settings of other commands are allowed; unknown keys are not.
    static func read(_ path: String, of command: Command) throws -> [String: String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandLineError("The configuration file \(path) cannot be read.")
        }
        var values: [String: String] = [:]
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let text = trimmed(line)
            if text.isEmpty || text.hasPrefix("#") { continue }
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = trimmed(parts[0])
            guard parts.count == 2, Ror.optionNames.contains(key) else {
                throw CommandLineError(
                    "\(path), line \(index + 1): unknown setting \"\(key)\": see ror \(command.name) --help.")
            }
            if command.allOptions.contains(where: { $0.name == key }) { values[key] = trimmed(parts[1]) }
        }
        return values
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
