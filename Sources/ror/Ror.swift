import Glibc

/// The program.
@main
struct Ror {
    /// Every sub-command, in the order of the help.
    static let commands: [Command] = [
        .serve, .migrate, .importCommunes, .importNOS, .importRPPS, .importSavoirFaire, .importDiplomes,
        .importMSSante, .importAmeli, .importFINESS, .importHistory, .publish, .jobsRun, .jobs, .mailList, .mailShow,
        .mailRetry, .mailDrop,
        .userCreate, .userGrant, .userRevoke, .userClose, .userReset, .userExport, .userErase, .userList,
        .auditHead, .auditVerify, .auditList, .conditionsPublish, .conditionsList, .conditionsShow,
        .clientCreate, .clientList, .clientShow, .clientGrant, .clientRotate, .clientRevoke, .generateDemo,
        .generateSaisies, .generateRegisters, .demoPSC, .droits, .limits,
    ]

    /// Variables of the scripts that share the prefix of the settings.
    static let knownVariables: Set<String> = Set(
        ["ROR_PORT", "ROR_PSC_PORT", "ROR_TEST_POSTGRES"] + commands.flatMap { $0.allOptions.map(\.variable) })

    /// The names of all settings.
    static let optionNames = Set(commands.flatMap { $0.allOptions.map(\.name) })

    /// The version of the program.
    static let version = "0.1.0"

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        umask(0o077)  // databases, logs and reports are for the account that runs the program
        exit(run(Array(CommandLine.arguments.dropFirst()), environment: Console.environment))
    }

    /// Runs a command line; answers the exit code: 0 done, 1 refused, 2 wrong use, 3 held for a confirmation.
    static func run(_ words: [String], environment: [String: String]) -> Int32 {
        if words == ["--version"] || words == ["version"] {
            print("ror \(version)")
            return 0
        }
        guard
            let command = commands.first(where: { words.starts(with: $0.name.split(separator: " ").map(String.init)) })
        else {
            let asked = words.isEmpty || words == ["--help"] || words == ["help"]
            (asked ? Console.say : Console.fail)(help)
            return asked ? 0 : 2
        }
        let rest = Array(words.dropFirst(command.name.split(separator: " ").count))
        if rest.contains("--help") {
            Console.say(command.help)
            return 0
        }
        do {
            return try command.run(Arguments(rest, of: command, environment: environment))
        } catch let error as CommandLineError {
            Console.fail("ror: \(error.description)")
            return error.exitCode
        } catch {
            Console.fail("ror: \(error)")
            return 1
        }
    }

    /// The list of sub-commands.
    private static var help: String {
        let width = commands.map(\.name.count).max() ?? 0
        let lines = commands.map { command in
            "  " + command.name + String(repeating: " ", count: width - command.name.count + 2) + command.summary
        }
        return
            "Usage: ror COMMAND [options]\n\n\(lines.joined(separator: "\n"))\n\nror COMMAND --help tells its options.\n"
    }
}
