import Domain
import UseCases

extension Command {
    /// `ror client rotate`.
    static let clientRotate = Command(
        "client rotate", "Makes a new secret for a machine client; those in use go on for some days.",
        positional: ["CLIENT_ID"],
        options: [
            Databases.option, ClientOptions.secretDays, ClientOptions.secretFile,
            Option("keep-days", "N", standard: "7", "Days that the secrets in use go on, 0 to 90; 0 ends them now."),
        ]
    ) { arguments in
        let (id, now) = (arguments.positional[0], Console.now())
        let days = Int64(try arguments.integer("secret-days", in: 1...3650))
        let kept = Int64(try arguments.integer("keep-days", in: 0...90))
        let clients = try GererClients.of(arguments)
        let client = try SecretDelivery(arguments).handOver {
            try CommandLineError.telling(id) {
                try clients.rotate(
                    id, until: now.adding(days: days), keptUntil: now.adding(days: kept),
                    by: .exploitant("client rotate"), now: now)
            }
        }
        Console.say(ClientShow.text(client, now: now))
        return 0
    }
}
