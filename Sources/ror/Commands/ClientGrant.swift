import Domain
import UseCases

extension Command {
    /// `ror client grant`.
    static let clientGrant = Command(
        "client grant", "Changes what a machine client may do, or adds keys or a certificate to it.",
        positional: ["CLIENT_ID"],
        options: [
            Databases.option, ClientOptions.profile, ClientOptions.scopes, ClientOptions.region, ClientOptions.expires,
            ClientOptions.keys, ClientOptions.certificate, ClientOptions.certificateBy,
        ]
    ) { arguments in
        let (id, now) = (arguments.positional[0], Console.now())
        var changement = ChangementClient()
        changement.profilAcces = try ClientOptions.profil(arguments)
        changement.portees = try ClientOptions.portees(arguments)
        changement.perimetre = try ClientOptions.perimetre(arguments)
        changement.dateExpiration = try ClientOptions.expiration(arguments, now: now)
        changement.preuves = try ClientOptions.preuves(arguments)
        guard !changement.isEmpty else {
            throw CommandLineError(
                "Say what to change: --profile, --scopes, --region, --expires, --keys, --certificate.")
        }
        let clients = try GererClients.of(arguments)
        let client = try CommandLineError.telling(id) {
            try clients.grant(id, changement, by: .exploitant("client grant"), now: now)
        }
        Console.say(ClientShow.text(client, now: now))
        return 0
    }
}
