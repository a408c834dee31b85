import Foundation
import Testing

@testable import ror

@Suite struct ArgumentsTests {
    private let command = Command(
        "essai", "A trial.", positional: ["FILE"],
        options: [
            Option("database", "URL", standard: "a.sqlite", "The database."),
            Option(switch: "dry-run", "Stores nothing."),
            Option("psc-client-id", "ID", mandatory: true, "The client."),
        ]
    ) { _ in 0 }

    private func read(_ words: [String], _ environment: [String: String] = [:]) throws -> Arguments {
        try Arguments(words, of: command, environment: environment)
    }

    @Test("takes a value from the flag, else the environment, else the file, else the standard")
    func precedence() throws {
        let path = NSTemporaryDirectory() + "ror-\(UUID().uuidString).conf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "# a comment\ndatabase = file.sqlite\npsc-client-id=x\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        let words = ["F", "--config", path]
        #expect(try read(words)["database"] == "file.sqlite")
        #expect(try read(words, ["ROR_DATABASE": "env.sqlite"])["database"] == "env.sqlite")
        #expect(
            try read(words + ["--database", "flag.sqlite"], ["ROR_DATABASE": "env.sqlite"])["database"] == "flag.sqlite"
        )
        #expect(try read(["F", "--psc-client-id=x"])["database"] == "a.sqlite")
    }

    @Test("reads switches")
    func switches() throws {
        #expect(try read(["F", "--psc-client-id", "x", "--dry-run"]).isSet("dry-run"))
        #expect(try !read(["F", "--psc-client-id", "x"]).isSet("dry-run"))
        #expect(try read(["F", "--psc-client-id", "x", "--dry-run=true"]).isSet("dry-run"))
        #expect(try !read(["F", "--psc-client-id", "x", "--dry-run=false"]).isSet("dry-run"))
        #expect(throws: CommandLineError.self) {
            try read(["F", "--psc-client-id", "x", "--dry-run=perhaps"]).isSet("dry-run")
        }
    }

    @Test(
        "stops on what it does not know, in one sentence",
        arguments: [
            (["F", "--inconnu", "x"], [:]), (["F", "--psc-client-id"], [:]), (["--psc-client-id", "x"], [:]),
            (["F", "G"], [:]),
            (["F", "--psc-client-id", "x"], ["ROR_INCONNU": "x"]), (["F"], [:]),
            (["F", "--psc-client-id", "x", "--config", "/nulle/part"], [:]),
        ] as [([String], [String: String])])
    func refusals(words: [String], environment: [String: String]) {
        let error = #expect(throws: CommandLineError.self) { try read(words, environment) }
        #expect(error?.exitCode == 2)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("refuses an unknown key of the file with its line")
    func unknownKey() throws {
        let path = NSTemporaryDirectory() + "ror-\(UUID().uuidString).conf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "\ninconnu = 1\n".write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: CommandLineError.self) { try read(["F", "--config", path]) }
        #expect(error?.description.contains("line 2") == true)
    }

    @Test("documents every setting of every command, and no other")
    func documentation() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/configuration.md"), encoding: .utf8)
        for command in Ror.commands {
            let part = try #require(
                text.components(separatedBy: "\n## ").first { $0.hasPrefix("`ror \(command.name)`") }, "\(command.name)"
            )
            let documented = part.components(separatedBy: "\n| `--").dropFirst().map {
                $0.prefix { $0 != "`" && $0 != " " }
            }
            #expect(documented.map(String.init) == command.options.map(\.name), "\(command.name)")
        }
    }
}
