import Foundation
import Testing

@testable import ror

/// What each command does with files that are right, wrong or missing.
@Suite struct CommandTests {
    private static let imports = ["communes", "nos", "rpps", "savoir-faire", "diplomes", "mssante", "ameli", "finess"]

    @Test("creates the database, twice without harm")
    func migrate() throws {
        let binary = try Binary()
        for _ in 0..<2 {
            let done = try binary.run(["migrate", "--database", "d/e/ror.sqlite"])
            #expect(done.code == 0 && done.output == "The database is up to date.\n" && done.errors.isEmpty)
        }
        #expect(binary.has("d/e/ror.sqlite"))
    }

    @Test("takes the database from the environment and from a file of settings")
    func settings() throws {
        let binary = try Binary()
        try binary.write("# mine\n database = file.sqlite \nlisten = 127.0.0.1:1\n", to: "ror.conf")
        #expect(try binary.run(["migrate", "--config", "ror.conf"]).code == 0)
        #expect(try binary.run(["migrate"], ["ROR_DATABASE": "variable.sqlite"]).code == 0)
        #expect(try binary.run(["migrate"], ["ROR_CONFIG": "ror.conf", "ROR_DATABASE": "both.sqlite"]).code == 0)
        for name in ["file.sqlite", "variable.sqlite", "both.sqlite"] { #expect(binary.has(name), "\(name)") }
        #expect(!binary.has("var"))
    }

    @Test(
        "tells that a database cannot be opened, with exit code 1",
        arguments: [
            ["migrate"], ["publish"], ["import", "--history"], ["import", "rpps", "f"], ["import", "nos", "f"],
            ["generate", "saisies", "--environment", "demo"],
        ])
    func unreadableDatabase(words: [String]) throws {
        let binary = try Binary()
        try binary.write(String(repeating: "this is no database. ", count: 200), to: "text.sqlite")
        let done = try binary.run(words + ["--database", "text.sqlite"])
        #expect(done.code == 1 && done.errors.hasPrefix("ror: The database cannot be opened: "), "\(done.errors)")
        #expect(try binary.read("text.sqlite").hasPrefix("this is no database."))
        let nowhere = try binary.run(words + ["--database", "text.sqlite/d/ror.sqlite"])
        #expect(nowhere.code == 1 && nowhere.errors.contains("cannot be created"), "\(nowhere.errors)")
    }

    @Test("refuses a file that is not there, in one sentence with its name", arguments: imports)
    func absentFile(source: String) throws {
        let binary = try Binary.withCommunes()
        let done = try binary.run(["import", source, "absent.txt"])
        #expect(done.code == 1 && done.output.isEmpty)
        #expect(done.errors.hasPrefix("ror: ") && done.errors.contains("absent.txt"), "\(done.errors)")
        #expect(done.errors.split(separator: "\n").count == 1, "\(done.errors)")
    }

    @Test("refuses an empty file, a binary file and the file of another register", arguments: imports)
    func wrongFile(source: String) throws {
        let binary = try Binary.withCommunes()
        let contents = ["empty.txt": "", "zeros.txt": "\0\0\0\u{1}\0", "other.txt": "a;b;c\n1;2;3\n"]
        for (name, text) in contents.sorted(by: { $0.key < $1.key }) {
            try binary.write(text, to: name)
            let done = try binary.run(["import", source, name])
            #expect(done.code == 1 && done.output.isEmpty, "\(name)")
            #expect(done.errors.contains("ror: "), "\(name): \(done.errors)")
        }
    }

    @Test("asks for the communes before RPPS")
    func communesFirst() throws {
        let done = try Binary().run(["import", "rpps", "absent.txt"])
        #expect(done.code == 1 && done.errors.contains("The communes are needed first: run ror import communes."))
    }

    @Test(
        "refuses wrong settings of an import before reading",
        arguments: [
            ("--edition", "20/11/2026", "must be a date such as 2026-11-20"),
            ("--edition", "2026-02-30", "must be a date such as 2026-11-20"),
            ("--max-change", "101", "must be a whole number from 0 to 100"),
            ("--max-change", "beaucoup", "must be a whole number from 0 to 100"),
        ])
    func wrongImportSettings(option: String, value: String, says: String) throws {
        let binary = try Binary.withCommunes()
        try binary.write("Type d'identifiant PP|Identifiant PP|Identification nationale PP\n", to: "f.txt")
        let done = try binary.run(["import", "mssante", "f.txt", option, value])
        #expect(done.code == 2 && done.errors.contains(says), "\(done.errors)")
    }

    @Test("imports communes: a dry run tells and stores nothing, the history tells both")
    func dryRunAndHistory() throws {
        let binary = try Binary()
        #expect(try binary.run(["import", "--history"]).output == "No import yet.\n")
        try binary.write(Binary.communes, to: "v_commune_2026.csv")
        let dry = try binary.run(["import", "communes", "v_commune_2026.csv", "--dry-run", "--report", "r/dry.json"])
        #expect(dry.code == 0 && dry.output.contains("(dry run, nothing stored)"), "\(dry.output)\(dry.errors)")
        let created = try #require(dry.output.firstMatch(of: #/communes: ([1-9]\d*) created/#)).output.1
        #expect(try binary.read("r/dry.json").hasPrefix("{"))
        #expect(try binary.run(["import", "rpps", "absent.txt"]).errors.contains("communes are needed first"))
        let done = try binary.run(["import", "communes", "v_commune_2026.csv"])
        #expect(
            done.code == 0 && done.output.contains("communes: \(created) created") && !done.output.contains("dry run"))
        let again = try binary.run(["import", "communes", "v_commune_2026.csv"])
        #expect(again.output.contains("communes: 0 created") && again.output.contains("\(created) unchanged"))
        #expect(try binary.run(["import", "communes", "absent.csv"]).code == 1)
        let history = try binary.run(["import", "--history"]).output.split(separator: "\n")
        #expect(history.count == 4 && history.allSatisfy { $0.contains(" communes ") })
        #expect(history[0].contains("absent.csv") && history[1].contains("v_commune_2026.csv"))
        let last = try binary.run(["import", "--history", "--limit", "1"]).output.split(separator: "\n")
        #expect(last == Array(history.prefix(1)))
    }

    @Test("publishes nothing from an empty database, and completes no offer")
    func empty() throws {
        let binary = try Binary()
        #expect(try binary.run(["publish"]).output == "0 offers published.\n")
        for environment in ["demo", "test"] {
            let done = try binary.run(["generate", "saisies", "--environment", environment])
            #expect(done.code == 0 && done.output == "0 offers validated.\n")
        }
        #expect(try binary.run(["droits"]).output.contains("|"))
    }

    @Test("does not simulate in production, whatever names the environment")
    func production() throws {
        let binary = try Binary()
        let words = ["generate", "saisies"]
        #expect(try binary.run(words, ["ROR_ENVIRONMENT": "production"]).code == 2)
        #expect(try binary.run(words, ["ROR_ENVIRONMENT": "demo"]).code == 0)
        #expect(try binary.run(words + ["--environment", "production"], ["ROR_ENVIRONMENT": "demo"]).code == 2)
        try binary.write("environment = production\n", to: "ror.conf")
        #expect(try binary.run(words + ["--config", "ror.conf"]).code == 2)
    }
}
