import Cryptography
import Domain
import FoundationEssentials
import Storage
import UseCases

extension Command {
    /// `ror user export ACCOUNT`.
    static let userExport = Command(
        "user export", "Writes everything that the service holds about the person of an account, as a JSON file.",
        positional: ["ACCOUNT"],
        options: [
            Databases.option, Option("output", "FILE", mandatory: true, "The file, made for you alone (mode 0600)."),
        ],
        note: "ACCOUNT is its number, or the e-mail it signs in with. The audit log tells that it was done.\n"
    ) { arguments in
        let database = try Databases.open(arguments)
        let store = SQLStore(database)
        let compte = try UserCommand.account(arguments.positional[0], in: store)
        let sessions = Sessions(store: SQLSessionStore(database), primitives: .openSSL)
        let data = try UserCommand.run {
            try ExporterDonnees(store: store, sessions: sessions)(
                compte.id, by: UserCommand.acteur("export"), now: Console.now())
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = try OutputFile(arguments.text("output"))
        try file.write([UInt8](try encoder.encode(data)))
        try file.close()
        Console.say("Account \(compte.id): written to \(try arguments.text("output")).")
        return 0
    }
}
