import Domain
import SMTPClient
import SQL
import Storage
import UseCases

/// The way out of messages, from the settings: a mail server, or a folder for demonstrations.
enum Mail {
    /// The settings of the way out.
    static let options = [
        Option("smtp-url", "URL", "The mail server: smtp://host:port or smtps://host:port. Messages wait without it."),
        Option(
            "smtp-starttls", "NAME", standard: SMTPServer.StartTLS.required.rawValue,
            "required, optional or off: whether the conversation with a smtp:// server is encrypted."),
        Option("smtp-user", "NAME", "The name to sign in with. Needs --smtp-password-file."),
        Option("smtp-password-file", "FILE", "A file that holds the password of --smtp-user."),
        Option("smtp-from", "ADDRESS", "The sender of messages, where bounces go. Default: --support-email."),
        Option("smtp-ca-file", "FILE", "The certificates to trust, PEM. Default: those of the system."),
        Option("smtp-local-name", "NAME", "How the program presents itself. Default: the host of --public-url."),
        Option("mail-folder", "FOLDER", "Writes each message there instead, .eml and .html: not in production."),
    ]

    /// The same, with what `ror serve` knows besides.
    static let optionsAlone =
        options + [
            Option("public-url", "URL", standard: "http://127.0.0.1:8080", "The address that messages lead to."),
            Option("support-email", "ADDRESS", standard: Production.exampleEmail, "The address of the support."),
            Option("psc-client-secret-file", "FILE", "Seals messages that hold a link: they wait without it."),
            Environment.option,
        ]

    /// A way out that is none.
    static let nowhere: any Expediteur = Nowhere()

    /// The job that sends messages.
    static func job(_ database: Database, _ expediteur: any Expediteur, sceau: SceauCourriers?) -> Travail {
        .envoiCourriers(
            EnvoyerCourriers(
                store: SQLCourrierStore(database, sceau: sceau), expediteur: expediteur, now: Console.now))
    }

    /// The job of a command line.
    static func job(_ database: Database, _ arguments: Arguments) throws -> Travail {
        let secret = try arguments["psc-client-secret-file"].map { try Folders.read($0) }
        let sceau = secret.map { SceauCourriers(secret: Array($0.utf8), primitives: .openSSL) }
        let way = try expediteur(arguments, publicURL: arguments.text("public-url"))
        return job(database, way ?? nowhere, sceau: sceau)
    }

    /// The way out that the settings tell; `nil` when they tell none. Throws `CommandLineError` in one sentence.
    static func expediteur(_ arguments: Arguments, publicURL: String) throws -> (any Expediteur)? {
        let support = try address(arguments.text("support-email"), "support-email")
        let paper = Paper(
            portail: publicURL, support: support, from: try address(arguments["smtp-from"] ?? support, "smtp-from"))
        if let folder = arguments["mail-folder"] {
            guard arguments["smtp-url"] == nil else {
                throw CommandLineError("Options --smtp-url and --mail-folder exclude each other: give one.")
            }
            guard try arguments.choice("environment", Environment.self) != .production else {
                throw CommandLineError("Production writes no message to a folder: give --smtp-url.")
            }
            try Folders.create(above: folder + "/mail")
            return MailFolder(folder: folder, paper: paper)
        }
        return try server(arguments, publicURL: publicURL).map { MailServer(server: $0, paper: paper) }
    }

    /// The refusals of a production.
    static func refusals(_ arguments: Arguments, publicURL: String) throws -> [String] {
        guard let server = try server(arguments, publicURL: publicURL) else {
            return ["Production needs a mail server: give --smtp-url, such as smtp://mail.example.org:587."]
        }
        guard server.isEncrypted || isLoopback(server.host) else {
            return ["Production does not send mail to \(server.host) in clear: leave --smtp-starttls required."]
        }
        return []
    }

    private static func server(_ arguments: Arguments, publicURL: String) throws -> SMTPServer? {
        guard let url = arguments["smtp-url"] else { return nil }
        let startTLS = try arguments.choice("smtp-starttls", SMTPServer.StartTLS.self)
        let host = publicURL.split(separator: "/").dropFirst().first?.split(separator: ":").first.map(String.init)
        guard
            var server = SMTPServer(
                url: url, startTLS: startTLS, localName: arguments["smtp-local-name"] ?? host ?? "localhost")
        else {
            throw CommandLineError("Option --smtp-url must be smtp://host:port or smtps://host:port, not \"\(url)\".")
        }
        server.caFile = arguments["smtp-ca-file"]
        switch (arguments["smtp-user"], arguments["smtp-password-file"]) {
        case (nil, nil): break
        case (let user?, let file?):
            guard server.isEncrypted || isLoopback(server.host) else {
                throw CommandLineError("A password is not sent in clear: leave --smtp-starttls required.")
            }
            server.user = user
            server.password = try Folders.read(file)
        default: throw CommandLineError("Options --smtp-user and --smtp-password-file go together.")
        }
        return server
    }

    private static func isLoopback(_ host: String) -> Bool { host == "localhost" || Production.isLoopback(host) }

    private static func address(_ text: String, _ option: String) throws -> String {
        guard let address = Courriel.normalise(text), address == text || option == "support-email" else {
            throw CommandLineError("Option --\(option) must be one e-mail address, such as ror@example.org.")
        }
        return address
    }

    private struct Nowhere: Expediteur, Expedition {
        func open() -> any Expedition { self }
        func send(_: CourrierRedige) throws(EchecExpedition) {
            throw .injoignable("give --smtp-url, or --mail-folder in a demonstration")
        }
    }
}
