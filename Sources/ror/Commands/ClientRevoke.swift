import Domain
import UseCases

extension Command {
    /// `ror client revoke`.
    static let clientRevoke = Command(
        "client revoke", "Revokes a machine client for good, or one of its means; its tokens end within seconds.",
        positional: ["CLIENT_ID"],
        options: [
            Databases.option,
            Option(
                "means", "REFERENCE", "The means to revoke, as ror client show tells it. Default: the client itself."),
        ]
    ) { arguments in
        let (id, now) = (arguments.positional[0], Console.now())
        let clients = try GererClients.of(arguments)
        let client = try CommandLineError.telling(id) {
            try clients.revoke(id, moyen: arguments["means"], by: .exploitant("client revoke"), now: now)
        }
        Console.say(ClientShow.text(client, now: now))
        return 0
    }
}
