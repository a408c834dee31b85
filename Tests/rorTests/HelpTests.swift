import Foundation
import Testing

@testable import ror

@Suite struct HelpTests {
    @Test("lists every command when asked, with exit code 0", arguments: [[], ["--help"], ["help"]])
    func list(words: [String]) throws {
        let done = try Binary().run(words)
        #expect(done.code == 0 && done.errors.isEmpty)
        for command in Ror.commands { #expect(done.output.contains("\n  \(command.name) ")) }
    }

    @Test(
        "lists them on standard error for a word it does not know, with exit code 2",
        arguments: [["inconnue"], ["imports"], ["--inconnue"], ["generat", "demo"], ["serve-all"], [""]])
    func unknown(words: [String]) throws {
        let done = try Binary().run(words)
        #expect(done.code == 2 && done.output.isEmpty)
        #expect(done.errors.hasPrefix("Usage: ror COMMAND"))
    }

    @Test("tells its version", arguments: [["--version"], ["version"]])
    func version(words: [String]) throws {
        let done = try Binary().run(words)
        #expect(done.code == 0 && done.output == "ror \(Ror.version)\n")
    }

    @Test("tells the usage, each setting, its variable and its standard value", arguments: Ror.commands.map(\.name))
    func help(name: String) throws {
        let command = try #require(Ror.commands.first { $0.name == name })
        let done = try Binary().run(name.split(separator: " ").map(String.init) + ["--help"])
        #expect(done.code == 0 && done.errors.isEmpty)
        #expect(done.output.hasPrefix(command.summary + "\n"))
        #expect(done.output.contains("\nUsage: \(command.usage)\n"))
        for option in command.allOptions {
            #expect(done.output.contains("\n  --" + option.name) && done.output.contains("[\(option.variable)]"))
            if let standard = option.standard, !standard.isEmpty {
                #expect(done.output.contains("Default: \(standard)."))
            }
        }
    }

    @Test("writes one sentence per command and per setting")
    func sentences() {
        for command in Ror.commands {
            #expect(command.summary.hasSuffix(".") && command.summary.count <= 120, "\(command.name)")
            for option in command.options {
                #expect(option.help.hasSuffix("."), "\(command.name) --\(option.name)")
                #expect(option.name.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil)
                #expect(option.value.map { $0 == $0.uppercased() } != false)
            }
            #expect(Set(command.options.map(\.name)).count == command.options.count)
        }
    }

    @Test("finds the longest command first: none hides another")
    func order() {
        let names = Ror.commands.map { $0.name.split(separator: " ") }
        for (rank, name) in names.enumerated() {
            #expect(!names.dropFirst(rank + 1).contains { $0.starts(with: name) }, "\(name)")
        }
    }
}
