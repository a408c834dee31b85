import Foundation
import Testing

@testable import ror

/// `ror client`: what each command answers, stores and refuses.
@Suite struct ClientCommandTests {
    private let binary: Binary

    init() throws { binary = try Binary() }

    private func client(_ words: String...) throws -> Binary.Outcome {
        try binary.run(["client"] + words + ["--database", "ror.sqlite"])
    }

    private func create(_ name: String = "Outil", _ more: String...) throws -> Binary.Outcome {
        try binary.run(
            [
                "client", "create", "--name", name, "--organisation", "Éditeur exemple", "--email", "outil@exemple.fr",
                "--database", "ror.sqlite",
            ] + more)
    }

    private func value(_ name: String, in done: Binary.Outcome) throws -> String {
        let line = try #require(done.output.split(separator: "\n").first { $0.hasPrefix(name + " ") })
        return String(line.drop { $0 != " " }.drop { $0 == " " })
    }

    @Test("registers, lists, shows, changes, rotates and revokes a client; the secret is shown once")
    func life() throws {
        #expect(try client("list").output == "No client yet: ror client create.\n")
        let made = try create("Outil", "--scopes", "read,anomaly", "--profile", "2", "--expires", "2040-12-31")
        #expect(made.code == 0 && made.errors.isEmpty)
        let id = try value("client_id", in: made)
        let secret = try value("secret", in: made)
        #expect(secret.wholeMatch(of: #/[0-9a-f]{64}/#) != nil)
        #expect(try value("scopes", in: made) == "system/*.rs system/Task.crs")
        #expect(try value("state", in: made) == "active until 2040-12-31T23:00:00.000Z")
        let shown = try client("show", id)
        #expect(shown.code == 0 && !shown.output.contains(secret) && shown.output.contains("means       secret:"))
        let listed = try client("list").output
        #expect(listed.contains("\(id)  Outil (Éditeur exemple): profile 2, read,anomaly") && !listed.contains(secret))
        let granted = try client("grant", id, "--scopes", "read,capacity", "--region", "84", "--profile", "3")
        #expect(try value("profile", in: granted) == "3" && value("perimeter", in: granted) == "region 84")
        let rotated = try client("rotate", id, "--keep-days", "2")
        #expect(try value("secret", in: rotated) != secret)
        #expect(rotated.output.matches(of: #/means       secret:[0-9a-f]{8}, until/#).count == 2)
        let reference = try value("means", in: rotated).split(separator: ",")[0]
        let without = try client("revoke", id, "--means", String(reference))
        #expect(without.code == 0 && !without.output.contains(reference))
        let revoked = try client("revoke", id)
        #expect(try revoked.code == 0 && value("state", in: revoked).hasPrefix("revoked "))
        let late = try client("rotate", id)
        #expect(late.code == 1 && late.output.isEmpty)
        #expect(late.errors == "ror: Client \(id) is revoked for good: register another one.\n")
    }

    @Test("writes the secret in a new file for its owner alone, and never over one that is there")
    func secretFile() throws {
        let made = try create("Outil", "--secret-file", "s/secret")
        #expect(made.code == 0)
        let secret = try binary.read("s/secret")
        #expect(secret.wholeMatch(of: #/[0-9a-f]{64}\n/#) != nil && !made.output.contains(secret.dropLast()))
        let mode = try FileManager.default.attributesOfItem(atPath: binary.folder + "/s/secret")[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        let again = try create("Autre", "--secret-file", "s/secret")
        #expect(again.code == 2 && again.errors.contains("is there already"))
        #expect(try binary.read("s/secret") == secret)
        #expect(try !client("list").output.contains("Autre"))
        #expect(try create("Outil", "--secret-file", "s/other").code == 1)
        #expect(!binary.has("s/other"))
    }

    @Test("registers keys and certificates, without secret")
    func otherMeans() throws {
        try binary.write(
            #"{"keys":[{"kty":"EC","crv":"P-256","kid":"une","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#
                + #""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#, to: "keys.json")
        let keys = try create("Outil", "--keys", "keys.json")
        #expect(keys.code == 0 && keys.output.contains("means       cle:une, without end"))
        #expect(!keys.output.contains("secret"))
        try binary.write("no key", to: "wrong.json")
        let wrong = try create("B", "--keys", "wrong.json")
        #expect(
            wrong.code == 1
                && wrong.errors == "ror: The file wrong.json holds no JWK Set: a JSON object with \"keys\".\n")
        let twice = try create("B", "--keys", "keys.json")
        #expect(twice.code == 1 && twice.errors.contains("each is of one client"))
        let certificate = try create("C", "--certificate", "wrong.json")
        #expect(certificate.code == 1 && certificate.errors.contains("holds no certificate in PEM"))
        let file = try create("D", "--keys", "keys.json", "--secret-file", "s")
        #expect(file.code == 2 && file.errors.contains("leave --secret-file out"))
    }

    @Test(
        "refuses what is wrong in one sentence that says what to do",
        arguments: [
            (["--profile", "6"], "Option --profile must be a whole number from 0 to 5"),
            (
                ["--scopes", "read,write"],
                "Option --scopes must hold words among read, capacity, anomaly, not \"write\"."
            ),
            (["--scopes", ""], "Option --scopes must hold one word at least."),
            (["--expires", "31/12/2040"], "Option --expires must be a date such as"),
            (["--expires", "2020-01-01"], "Option --expires must not be over: 2020-01-01 is."),
            (["--region", "Bretagne"], "Option --region must be an INSEE code of two digits"),
            (["--email", "outil"], "Option --email must be an address such as"),
            (["--name", " "], "Option --name must be 1 to 100 characters"),
            (
                ["--certificate-by", "name", "--certificate", "f"],
                "--certificate-by must be one of fingerprint, subject"
            ),
            (["--secret-days", "0"], "Option --secret-days must be a whole number from 1 to 3650"),
            (["--keys", "absent.json"], "The file absent.json cannot be read."),
        ])
    func refusals(words: [String], says: String) throws {
        let done = try binary.run(
            [
                "client", "create", "--name", "N", "--organisation", "O", "--email", "o@exemple.fr", "--database",
                "ror.sqlite",
            ] + words)
        #expect(done.code != 0 && done.output.isEmpty)
        #expect(done.errors.hasPrefix("ror: ") && done.errors.contains(says), "\(done.errors)")
        #expect(done.errors.split(separator: "\n").count == 1)
    }

    @Test("tells of a client that is not there, and of a change of nothing")
    func unknown() throws {
        for words in [["show"], ["rotate"], ["revoke"], ["grant", "--profile", "1"]] {
            let done = try binary.run(
                ["client", words[0], "client-0"] + words.dropFirst() + ["--database", "ror.sqlite"])
            #expect(done.code == 1 && done.errors == "ror: There is no client client-0: ror client list shows them.\n")
        }
        let nothing = try client("grant", "client-0")
        #expect(nothing.code == 2 && nothing.errors.contains("Say what to change: --profile"))
        #expect(try client("show").errors.contains("Usage: ror client show CLIENT_ID [options]"))
    }
}
