import Cryptography
import Domain
import FoundationEssentials
import Markdown
import Storage
import UseCases

extension Command {
    /// `ror conditions publish`.
    static let conditionsPublish = Command(
        "conditions publish",
        "Publishes a version of the conditions of use, which everybody is asked to accept from its day on.",
        positional: ["FILE"],
        options: [
            Databases.option,
            Option("version", "N.N", mandatory: true, "Its name, such as 2.0."),
            Option(
                "date", "DAY", mandatory: true, "The day from which it must have been accepted, such as 2026-12-01."),
            Option(
                "changes", "FILE", mandatory: true, "What changes, in Markdown: shown to who accepted a former version."
            ),
        ],
        note: "FILE is Markdown whose titles begin at the second level (##), without HTML, images or code.\n"
    ) { arguments in
        let version = try arguments.text("version")
        guard let date = JourCivil(iso8601: try arguments.text("date")) else {
            throw CommandLineError(
                "Option --date must be a day such as 2026-12-01, not \"\(try arguments.text("date"))\".")
        }
        guard VersionConditions.isVersion(version) else {
            throw CommandLineError(
                "Option --version must be numbers with points between, such as 2.0, not \"\(version)\".")
        }
        let conditions = VersionConditions(
            version: version, dateVigueur: date, datePublication: Console.now(),
            texte: try text(arguments.positional[0], isWhole: true),
            changements: try text(arguments.text("changes"), isWhole: false))
        do {
            try PublierConditions(store: SQLStore(try Databases.open(arguments)))(
                conditions, empreinte: Digest.sha256(conditions.texte.utf8),
                by: .exploitant("ror conditions publish"), now: conditions.datePublication)
        } catch let error as UseCaseError where error.code == .invalide {
            throw CommandLineError(
                "Version \(version) is not published: \(error.message). ror conditions list tells the others.",
                exitCode: 1)
        }
        Console.say("Version \(version) is published: everybody is asked to accept it from \(date.iso8601) on.")
        return 0
    }

    /// A text in Markdown that pages and printed documents can show. Throws `CommandLineError` in one sentence.
    private static func text(_ path: String, isWhole: Bool) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), let raw = String(validating: data, as: UTF8.self)
        else { throw CommandLineError("The file \(path) cannot be read as UTF-8 text.", exitCode: 1) }
        guard raw.utf8.count <= Limites.conditions.value else {
            throw CommandLineError("The file \(path) is larger than \(Limites.conditions.text).", exitCode: 1)
        }
        let text = raw.replacing("\r\n", with: "\n")
        guard !text.unicodeScalars.contains(where: TexteRegulier.estInterdit) else {
            throw CommandLineError("The file \(path) holds a character that cannot be shown.", exitCode: 1)
        }
        let document = MarkdownDocument(text)
        if let fault = document.faults.first {
            throw CommandLineError("\(path), line \(fault.line): \(fault.what) cannot be published.", exitCode: 1)
        }
        guard !document.blocks.isEmpty else { throw CommandLineError("The file \(path) says nothing.", exitCode: 1) }
        let hasTitles = document.blocks.contains { if case .heading = $0.kind { true } else { false } }
        guard hasTitles == isWhole else {
            let what = isWhole ? "needs titles of the second level (##)" : "must have no title: it is shown in a frame"
            throw CommandLineError("The file \(path) \(what).", exitCode: 1)
        }
        return text
    }
}
