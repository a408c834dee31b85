import Foundation
import Testing

@testable import ror

@Suite struct UserCommandTests {
    private let folder = NSTemporaryDirectory() + "ror-\(UUID().uuidString)"

    private func run(_ words: String...) throws -> Binary.Outcome {
        try Binary().run(words + ["--database", folder + "/ror.sqlite"])
    }

    @Test("opens the first administrator's account, gives the right, prints a link that serves once, lists, closes")
    func administrator() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let created = try run(
            "user", "create", "--email", "Admin@exemple.fr", "--first-name", "Sacha", "--name", "Exemple")
        #expect(created.code == 0 && created.output.contains("is open"))
        let granted = try run("user", "grant", "Admin@exemple.fr", "--profile", "administrateur-national")
        #expect(granted.code == 0 && granted.errors.isEmpty)
        let link = try run("user", "reset", "Admin@exemple.fr", "--public-url", "https://ror.example")
        #expect(link.code == 0)
        #expect(link.output.wholeMatch(of: #/https:\/\/ror\.example\/[a-z\/-]+[0-9a-f]{64}\n/#) != nil)
        let list = try run("user", "list", "--search", "exem")
        #expect(
            list.output.contains("Sacha Exemple")
                && list.output.contains("1. administrateur-national on France entière"))
        let copy = folder + "/copy.json"
        let exported = try run("user", "export", "Admin@exemple.fr", "--output", copy)
        #expect(exported.code == 0 && exported.errors.isEmpty)
        let held = try String(contentsOfFile: copy, encoding: .utf8)
        #expect(held.contains("Admin@exemple.fr") && held.contains("Administrateur national"))
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        #expect(try run("user", "revoke", "Admin@exemple.fr", "1").code == 0)
        #expect(try run("user", "close", "Admin@exemple.fr").code == 0)
        #expect(try run("user", "list").output.contains(" closed "))
        #expect(try run("user", "reset", "Admin@exemple.fr").code == 1)
    }

    @Test("refuses in one sentence, with the exit code of a refusal or of a wrong use")
    func refused() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try run("user", "create", "--email", "a@exemple.fr", "--first-name", "A", "--name", "B").code == 0)
        let cases: [([String], Int32, String)] = [
            (
                ["user", "create", "--email", "nulle part", "--first-name", "A", "--name", "B"], 1,
                "this is no e-mail address"
            ),
            (["user", "create", "--email", "A@EXEMPLE.fr", "--first-name", "A", "--name", "B"], 1, "another account"),
            (["user", "create", "--email", "x@exemple.fr"], 2, "--first-name"),
            (["user", "grant", "b@exemple.fr", "--profile", "support"], 1, "There is no account"),
            (["user", "grant", "a@exemple.fr", "--profile", "roi"], 2, "--profile must be one of"),
            (
                ["user", "grant", "a@exemple.fr", "--profile", "porteur-offre", "--finess", "990000010"], 1,
                "knows no such place"
            ),
            (
                ["user", "grant", "a@exemple.fr", "--profile", "support", "--region", "84", "--finess", "1"], 2,
                "Give one of"
            ),
            (["user", "grant", "a@exemple.fr", "--profile", "support", "--to", "hier"], 1, "a date is written"),
            (["user", "revoke", "a@exemple.fr", "1"], 2, "has 0 rights"),
            (["user", "close", "12345678"], 1, "There is no account"),
        ]
        for (words, code, sentence) in cases {
            let done = try Binary().run(words + ["--database", folder + "/ror.sqlite"])
            #expect(done.code == code && done.errors.contains(sentence), "\(words): \(done.errors)")
            #expect(done.errors.split(separator: "\n").count == 1)
        }
    }
}
