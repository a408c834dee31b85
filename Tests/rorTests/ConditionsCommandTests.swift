import Testing

/// `ror conditions publish`, `list`, `show`, by the real program.
@Suite struct ConditionsCommandTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("## 1. Objet\n\nNouveau texte.\n", to: "texte.md")
        try binary.write("Le paragraphe 1 est **nouveau**.\n", to: "changements.md")
    }

    private func publish(
        _ file: String = "texte.md", version: String = "2.0", date: String = "2098-12-01",
        changes: String = "changements.md"
    ) throws -> Binary.Outcome {
        try binary.run([
            "conditions", "publish", file, "--version", version, "--date", date, "--changes", changes, "--database",
            "ror.sqlite",
        ])
    }

    private func ror(_ words: String...) throws -> Binary.Outcome {
        try binary.run(["conditions"] + words + ["--database", "ror.sqlite"])
    }

    @Test("publishes a version that is listed and shown, and tells it in the audit log")
    func published() throws {
        let outcome = try publish()
        #expect(outcome.code == 0)
        #expect(outcome.output == "Version 2.0 is published: everybody is asked to accept it from 2098-12-01 on.\n")
        #expect(try ror("list").output == "2.0 from 2098-12-01\n1.0 from 2026-11-20, in force\n")
        #expect(try ror("show", "2.0").output == "## 1. Objet\n\nNouveau texte.\n")
        #expect(try ror("show", "1.0").output.hasPrefix("## 1. Objet\n\nLe Répertoire national"))
        let audit = try binary.run(["audit", "list", "--nature", "conditionsPubliees", "--database", "ror.sqlite"])
        #expect(audit.output.contains(#""objet":"conditions 2.0""#) && audit.output.contains("\"sha256\""))
    }

    @Test("refuses a version that is there, a day that is past or too early, with 1")
    func refused() throws {
        #expect(try publish().code == 0)
        for outcome in [
            try publish(), try publish(version: "3.0", date: "2001-01-01"),
            try publish(version: "3.0", date: "2098-01-01"),
        ] {
            #expect(outcome.code == 1 && outcome.errors.contains("is not published: the"))
        }
        #expect(try ror("list").output.split(separator: "\n").count == 2)
        let unknown = try ror("show", "9")
        #expect(unknown.code == 1 && unknown.errors.contains("There is no version 9"))
    }

    @Test(
        "refuses a wrong use with 2",
        arguments: [("2", "hier"), ("deux", "2098-12-01"), ("2.", "2098-12-01"), ("2", "2098-02-30")])
    func wrongUse(version: String, date: String) throws {
        #expect(try publish(version: version, date: date).code == 2)
    }

    @Test(
        "refuses a text that pages could not show, and says where",
        arguments: [
            ("# Titre\n", "line 1: a title of the first level"), ("## A\n\n<b>x</b>\n", "line 3: raw HTML"),
            ("## A\n\n![x](y.png)\n", "line 3: an image"), ("Sans titre.\n", "needs titles"), ("", "says nothing"),
            ("## A\u{202E}\n", "a character that cannot be shown"), ("## A\n\n```\nx\n```\n", "a block of code"),
        ])
    func text(text: String, reason: String) throws {
        try binary.write(text, to: "mauvais.md")
        let outcome = try publish("mauvais.md")
        #expect(outcome.code == 1 && outcome.errors.contains(reason), "\(outcome.errors)")
        #expect(try publish(changes: "absent.md").code == 1)
    }

    @Test("what changes has no title")
    func changes() throws {
        let outcome = try publish(changes: "texte.md")
        #expect(outcome.code == 1 && outcome.errors.contains("must have no title"))
    }
}
