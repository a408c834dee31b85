import Domain
import UseCases

extension Command {
    /// `ror client create`.
    static let clientCreate = Command(
        "client create", "Registers a machine client of the API, with a secret unless it brings keys or a certificate.",
        options: [
            Databases.option,
            Option("name", "TEXT", mandatory: true, "Its name, which no other client has."),
            Option("organisation", "TEXT", mandatory: true, "Who runs it."),
            Option("email", "ADDRESS", mandatory: true, "Whom to write to about it."),
            ClientOptions.profile, ClientOptions.scopes, ClientOptions.region, ClientOptions.expires,
            ClientOptions.keys, ClientOptions.certificate, ClientOptions.certificateBy, ClientOptions.secretDays,
            ClientOptions.secretFile,
        ]
    ) { arguments in
        let now = Console.now()
        var demande = DemandeClient(
            nom: try arguments.text("name"), organisation: try arguments.text("organisation"),
            courriel: try arguments.text("email"))
        demande.profilAcces = try ClientOptions.profil(arguments) ?? .public
        demande.portees = try ClientOptions.portees(arguments) ?? [.lecture]
        demande.perimetre = try ClientOptions.perimetre(arguments) ?? .national
        demande.dateExpiration = try ClientOptions.expiration(arguments, now: now)
        demande.preuves = try ClientOptions.preuves(arguments)
        let days = Int64(try arguments.integer("secret-days", in: 1...3650))
        if demande.preuves.isEmpty { demande.finSecret = now.adding(days: days) }
        if demande.finSecret == nil, arguments["secret-file"] != nil {
            throw CommandLineError("A client with keys or a certificate gets no secret: leave --secret-file out.")
        }
        let clients = try GererClients.of(arguments)
        let client = try SecretDelivery(arguments).handOver {
            try CommandLineError.telling(nil) {
                try clients.create(demande, by: .exploitant("client create"), now: now)
            }
        }
        Console.say(ClientShow.text(client, now: now))
        return 0
    }
}
