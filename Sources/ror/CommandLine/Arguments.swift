import FoundationEssentials

/// The values of a command's options, from flags, then environment, then configuration file, then standard values.
public struct Arguments: Sendable {
    /// The words that are not flags, in order.
    public let positional: [String]
    private let values: [String: String]

    /// Reads the words after the command's name.
    ///
    /// Throws `CommandLineError` for an unknown flag, variable or key, a value that is missing, or a word too many.
    public init(_ words: [String], of command: Command, environment: [String: String]) throws {
        var flags: [String: String] = [:]
        var positional: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                positional.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            guard let option = command.allOptions.first(where: { $0.name == name }) else {
                throw CommandLineError("Unknown option --\(name): see ror \(command.name) --help.")
            }
            if parts.count == 2 {
                flags[name] = String(parts[1])
            } else if option.value == nil {
                flags[name] = "true"
            } else if let value = rest.popFirst() {
                flags[name] = value
            } else {
                throw CommandLineError("Option --\(name) needs a value: see ror \(command.name) --help.")
            }
        }
        guard command.accepts(positional.count) else {
            throw CommandLineError("Usage: \(command.usage)")
        }
        self.positional = positional
        values = try Self.merged(flags, of: command, environment: environment)
        for option in command.allOptions where option.mandatory && values[option.name] == nil {
            throw CommandLineError("Option --\(option.name) (or \(option.variable)) is needed: \(option.help)")
        }
    }

    /// The value of an option, `nil` when it is not set.
    public subscript(name: String) -> String? { values[name] }

    /// The value of an option that has a standard value or is mandatory.
    public func text(_ name: String) throws -> String {
        guard let value = values[name] else { throw CommandLineError("Option --\(name) is needed.") }
        return value
    }

    /// The value of an option as a whole number in a range.
    public func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        let value = try text(name)
        guard let number = Int(value), range.contains(number) else {
            throw CommandLineError(
                "Option --\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound), not "
                    + "\"\(value)\".")
        }
        return number
    }

    /// The value of an option as one of a closed list.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type
    ) throws -> Choice where Choice.RawValue == String {
        let value = try text(name)
        guard let choice = Choice(rawValue: value) else {
            let list = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandLineError("Option --\(name) must be one of \(list), not \"\(value)\".")
        }
        return choice
    }

    /// Whether a switch is set.
    public func isSet(_ name: String) throws -> Bool {
        switch values[name] {
        case nil, "false": return false
        case "true": return true
        case let other?: throw CommandLineError("Option --\(name) must be true or false, not \"\(other)\".")
        }
    }

    private static func merged(
        _ flags: [String: String], of command: Command, environment: [String: String]
    ) throws -> [String: String] {
        var values: [String: String] = [:]
        for option in command.allOptions { values[option.name] = option.standard }
        if let file = flags["config"] ?? environment["ROR_CONFIG"] {
            values.merge(try ConfigurationFile.read(file, of: command)) { $1 }
        }
        for (variable, value) in environment where variable.hasPrefix("ROR_") && variable != "ROR_CONFIG" {
            if let option = command.allOptions.first(where: { $0.variable == variable }) {
                values[option.name] = value
            } else if !Ror.knownVariables.contains(variable) {
                throw CommandLineError("Unknown environment variable \(variable): see ror \(command.name) --help.")
            }
        }
        return values.merging(flags) { $1 }
    }
}
