import Domain
import Foundation
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

@testable import ror

/// `ror mail`, and the job that sends messages, by the real program.
@Suite struct MailCommandTests {
    private let binary: Binary
    private let sceau = SceauCourriers(secret: Array("invented".utf8), primitives: .openSSL)

    init() throws {
        binary = try Binary()
        try binary.write("invented\n", to: "secret")
        #expect(try run("migrate").code == 0)
    }

    private func run(_ words: String...) throws -> Binary.Outcome {
        try binary.run(words + ["--database", "ror.sqlite"], ["ROR_ENVIRONMENT": "demo"])
    }

    private func deposit(_ modele: ModeleCourrier) throws {
        let database = Database.sqlite(path: binary.folder + "/ror.sqlite")
        defer { database.close() }
        try SQLStore(database, sceau: sceau).write { store in
            try _ = store.deposit(Courrier(destinataire: "aline@exemple.fr", modele: modele), now: Console.now())
        }
    }

    /// The number of the message that `mail list` shows first.
    private func first(_ more: String...) throws -> String {
        let words = ["mail", "list"] + more + ["--database", "ror.sqlite"]
        return try binary.run(words).output.split(separator: " ").first.map(String.init) ?? ""
    }

    @Test("a message goes to the folder of a demonstration, whole and in two forms, and leaves nothing behind")
    func folder() throws {
        try deposit(.motDePasseOublie(lien: "https://ror.example/un-secret"))
        #expect(try run("mail", "list").output.contains("1 waiting, 0 sent, 0 dead, 0 dropped"))
        let number = try first()
        let sent = try run(
            "jobs", "run", "envoi-courriers", "--mail-folder", "mails", "--psc-client-secret-file", "secret")
        #expect(sent.code == 0 && sent.output.contains("1 messages sent"), "\(sent)")
        #expect(try binary.read("mails/\(number).html").contains("https://ror.example/un-secret"))
        let message = try binary.read("mails/\(number).eml")
        #expect(message.contains("To: <aline@exemple.fr>\r\n") && message.hasSuffix("--\r\n"))
        #expect(try run("mail", "list", "--sent").output.hasPrefix("\(number) motDePasseOublie: sent"))
        let shown = try run("mail", "show", number).output
        #expect(shown.contains("recipient: aline@exemple.fr") && !shown.contains("un-secret"))
    }

    @Test("without a mail server, the job says what to give, and the message waits")
    func nowhere() throws {
        try deposit(.motDePasseModifie)
        let done = try run("jobs", "run", "envoi-courriers")
        #expect(done.code == 1 && done.errors.contains("give --smtp-url, or --mail-folder in a demonstration"))
        #expect(!done.errors.contains("aline"))
        #expect(try run("mail", "list").output.contains("1 try"))
    }

    @Test("drops a message that waits, once; a dropped one is not tried again")
    func drop() throws {
        try deposit(.motDePasseModifie)
        let number = try first()
        #expect(try run("mail", "drop", number).output == "message \(number) dropped\n")
        #expect(try run("mail", "drop", number).code == 1)
        #expect(try run("mail", "retry", number).code == 1)
        #expect(try run("mail", "retry", "--all").output == "0 messages wait again\n")
    }

    @Test(
        "refuses what is no message, in a sentence",
        arguments: [
            ("mail show 9", "There is no message 9", 1), ("mail show x", "A message has a number", 2),
            ("mail retry", "Give the number of a message, or --all", 2),
            ("mail retry 3 --all", "Give the number of a message, or --all", 2),
            ("mail drop 0", "A message has a number", 2), ("mail drop", "Usage: ror mail drop ID", 2),
            ("mail retry 1 2", "Usage: ror mail retry [ID]", 2),
            ("jobs run envoi-courriers --smtp-url mail.example", "must be smtp://host:port or smtps://host:port", 2),
            ("jobs run envoi-courriers --smtp-url smtp://a.example --smtp-user a", "go together", 2),
            (
                "jobs run envoi-courriers --smtp-url smtp://a.example --smtp-starttls off --smtp-user a "
                    + "--smtp-password-file secret", "A password is not sent in clear", 2
            ),
            ("jobs run envoi-courriers --smtp-from a,b@example.org --mail-folder m", "must be one e-mail address", 2),
            ("jobs run envoi-courriers --mail-folder m --smtp-url smtp://a.example", "exclude each other", 2),
            ("jobs run envoi-courriers --mail-folder m --environment production", "give --smtp-url", 2),
        ])
    func refusals(words: String, says: String, code: Int32) throws {
        let done = try binary.run(
            words.split(separator: " ").map(String.init) + ["--database", "ror.sqlite"], ["ROR_ENVIRONMENT": "demo"])
        // The environment is a setting of some commands only.
        #expect(done.errors.contains(says) && done.code == code, "\(done)")
    }
}
