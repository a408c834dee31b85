import Domain
import UseCases

/// How commands tell a machine client: everything but what proves it.
enum ClientShow {
    /// Several lines.
    static func text(_ client: ClientMachine, now: Instant) -> String {
        var lines = [
            "client_id   \(client.clientID)", "name        \(client.nom)",
            "run by      \(client.organisation), \(client.courriel)",
            "profile     \(client.profilAcces.rawValue)",
            "scopes      \(client.portees.map(\.rawValue).joined(separator: " "))",
            "perimeter   \(perimetre(client.perimetre))", "state       \(state(client, now))",
            "since       \(client.dateCreation.iso8601)",
        ]
        lines += client.moyens.map { "means       \($0.reference), \(end($0, now))" }
        return lines.joined(separator: "\n")
    }

    /// One line.
    static func line(_ client: ClientMachine, now: Instant) -> String {
        let means = client.moyensValides(now).count
        return "\(client.clientID)  \(client.nom) (\(client.organisation)): profile \(client.profilAcces.rawValue), "
            + "\(client.portees.map(\.word).joined(separator: ",")), \(state(client, now)), \(means) means"
    }

    private static func state(_ client: ClientMachine, _ now: Instant) -> String {
        if let revoked = client.dateRevocation { return "revoked \(revoked.iso8601)" }
        guard let end = client.dateExpiration else { return "active" }
        return end > now ? "active until \(end.iso8601)" : "over since \(end.iso8601)"
    }

    private static func end(_ moyen: MoyenClient, _ now: Instant) -> String {
        guard let end = moyen.dateExpiration else { return "without end" }
        return moyen.isValid(now) ? "until \(end.iso8601)" : "over since \(end.iso8601)"
    }

    private static func perimetre(_ perimetre: Perimetre) -> String {
        if case .region(let code) = perimetre { return "region \(code)" }
        return "everywhere"
    }
}

extension Command {
    /// `ror client list`.
    static let clientList = Command(
        "client list", "Lists the machine clients of the API, revoked ones included.", options: [Databases.option]
    ) { arguments in
        let now = Console.now()
        let all = try GererClients.of(arguments).all(by: .exploitant("client list"), now: now)
        Console.say(all.isEmpty ? "No client yet: ror client create." : lines(all, now))
        return 0
    }

    private static func lines(_ clients: [ClientMachine], _ now: Instant) -> String {
        clients.map { ClientShow.line($0, now: now) }.joined(separator: "\n")
    }

    /// `ror client show`.
    static let clientShow = Command(
        "client show", "Tells a machine client: its rights, its means and their ends.", positional: ["CLIENT_ID"],
        options: [Databases.option]
    ) { arguments in
        let (id, now) = (arguments.positional[0], Console.now())
        let clients = try GererClients.of(arguments)
        let client = try CommandLineError.telling(id) {
            try clients.client(id, by: .exploitant("client show"), now: now)
        }
        Console.say(ClientShow.text(client, now: now))
        return 0
    }
}
