import Foundation
import Testing

@testable import ror

/// The registers of two days through the program, as an operator imports them.
@Suite struct RegisterImportTests {
    private let binary: Binary
    private let ledger: [String: Int]

    init() throws {
        binary = try Binary.withCommunes()
        ledger = try binary.generate()
    }

    private static let rpps = "PS_LibreAcces_Personne_activite"

    /// The counts of the last line but details: `offers: 3 created, 0 changed…`.
    private func counts(_ output: String) -> [String: Int] {
        Dictionary(
            output.matches(of: #/(\d+) ([a-z ]+?)(?=[,;]| rows refused|\n)/#).compactMap { match in
                Int(match.output.1).map { (String(match.output.2), $0) }
            }
        ) { $1 }
    }

    @discardableResult
    private func take(_ source: String, _ file: String, _ options: [String] = [], code: Int32 = 0) throws
        -> [String: Int]
    {
        let done = try binary.run(["import", source, file] + options)
        #expect(done.code == code, "\(source): \(done.output)\(done.errors)")
        return counts(done.output)
    }

    @Test("each register is taken whole the first day, and leaves nothing to do again")
    func firstDay() throws {
        let expected: [(source: String, file: String, created: Int?)] = [
            ("finess", "finess-structures", nil), ("rpps", Self.rpps, ledger["created"]),
            ("savoir-faire", "PS_LibreAcces_SavoirFaire", 0), ("diplomes", "PS_LibreAcces_Dipl_AutExerc", 0),
            ("mssante", "Extraction_Correspondance_MSSante", 0), ("ameli", "liste-ps", nil),
        ]
        for (source, file, created) in expected {
            let path = try binary.register(1, file)
            let first = try take(source, path)
            if let created { #expect(first["created"] == created, "\(source)") }
            #expect((first["created"] ?? 0) + (first["changed"] ?? 0) > 0, "\(source)")
            let again = try take(source, path)
            #expect(again["created"] == 0 && again["changed"] == 0 && again["closed"] == 0, "\(source): \(again)")
        }
        let history = try binary.run(["import", "--history"]).output
        #expect(history.split(separator: "\n").count == 13 && !history.contains("retenue"))
    }

    @Test("the second day changes what the ledger says")
    func secondDay() throws {
        try take("rpps", binary.register(1, Self.rpps))
        let second = try JSONDecoder().decode(
            [String: [String: Int]].self, from: Data(binary.read("r/ledger.json").utf8))["day2"]
        let done = try take("rpps", binary.register(2, Self.rpps))
        for name in ["created", "closed"] { #expect(done[name] == second?[name], "\(name)") }
    }

    @Test("a dry run tells what the true one does, and stores nothing, for every register")
    func dryRun() throws {
        try take("rpps", binary.register(1, Self.rpps))
        let files = [("mssante", "Extraction_Correspondance_MSSante"), ("diplomes", "PS_LibreAcces_Dipl_AutExerc")]
        for (source, file) in files {
            let path = try binary.register(1, file)
            let told = try binary.run(["import", source, path, "--dry-run", "--report", "report.json"])
            #expect(told.code == 0 && told.output.contains("(dry run, nothing stored)"))
            let report = try JSONSerialization.jsonObject(with: Data(binary.read("report.json").utf8))
            #expect(report is [String: Any])
            let done = try take(source, path)
            for name in ["created", "changed", "closed"] { #expect(counts(told.output)[name] == done[name], "\(name)") }
        }
        #expect(try binary.run(["import", "--history"]).output.contains("simulée"))
    }

    @Test("an edition that lost too many people is held with exit code 3, told in the history, taken with --confirm")
    func held() throws {
        let path = try binary.register(1, Self.rpps)
        let created = try take("rpps", path)["created"] ?? 0
        let lines = try binary.read(path).split(separator: "\n")
        let short = "PS_LibreAcces_Personne_activite_202611250830.txt"
        try binary.write(lines.prefix(lines.count / 2).joined(separator: "\n") + "\n", to: short)
        let held = try binary.run(["import", "rpps", short])
        #expect(held.code == 3 && held.output.contains("(held, nothing stored)"))
        #expect(held.errors.contains("run it again with --confirm"))
        #expect(try binary.run(["import", "--history", "--limit", "1"]).output.contains("retenue"))
        let closed = try take("rpps", short, ["--confirm"])["closed"] ?? 0
        #expect(closed > 0 && closed < created)
        let back = try take("rpps", path, ["--max-change", "100"])
        #expect(back["restored"] == closed, "\(back)")
    }

    @Test("the date of an edition comes from the option, else from the name of the file")
    func edition() throws {
        try take("rpps", binary.register(1, Self.rpps))
        let history = try binary.run(["import", "--history", "--limit", "1"]).output
        #expect(history.contains(" rpps edition 2026-11-20 terminée "))
        try take("rpps", binary.register(1, Self.rpps), ["--edition", "2026-12-01"])
        #expect(try binary.run(["import", "--history", "--limit", "1"]).output.contains("edition 2026-12-01"))
    }

    @Test("completes the offers of a demonstration once, and publishes them")
    func publish() throws {
        try take("rpps", binary.register(1, Self.rpps))
        let count = ledger["created"] ?? 0
        let complete = ["generate", "saisies", "--environment", "test"]
        #expect(try binary.run(complete).output == "\(count) offers validated.\n")
        #expect(try binary.run(complete).output == "0 offers validated.\n")
        #expect(try binary.run(["publish"]).output == "\(count) offers published.\n")
    }

    @Test("the same seed writes the same registers, another one others")
    func seeds() throws {
        let other = try Binary.withCommunes()
        #expect(try other.generate() == ledger)
        let file = try binary.register(1, Self.rpps)
        #expect(try other.read(file) == binary.read(file))
        _ = try other.generate(seed: 2)
        #expect(try other.read(file) != binary.read(file))
    }

    @Test(
        "reads no register under the name of another",
        arguments: ["rpps", "savoir-faire", "diplomes", "mssante", "ameli"])
    func confused(source: String) throws {
        let files = [
            "rpps": Self.rpps, "savoir-faire": "PS_LibreAcces_SavoirFaire", "diplomes": "PS_LibreAcces_Dipl_AutExerc",
            "mssante": "Extraction_Correspondance_MSSante", "ameli": "liste-ps",
        ]
        // The extraction of activities has every column of that of know-hows, with the same meaning.
        for (other, file) in files where other != source && (source, other) != ("savoir-faire", "rpps") {
            let done = try binary.run(["import", source, try binary.register(1, file)])
            #expect(done.code == 1 && done.errors.hasPrefix("ror: "), "\(other): \(done.output)\(done.errors)")
        }
    }

    @Test("writes the registers of the demonstration, which imports take")
    func demonstration() throws {
        let words = ["generate", "demo", "--output", "d/rpps.txt", "--ameli", "d/ameli.csv"]
        let done = try binary.run(words + ["--communes", "v_commune_2026.csv"])
        #expect(done.code == 0 && done.output.hasSuffix(" invented professionals\n"), "\(done.errors)")
        #expect(try (take("rpps", "d/rpps.txt")["created"] ?? 0) > 0)
        #expect(try binary.read("d/ameli.csv").contains(";"))
    }
}
