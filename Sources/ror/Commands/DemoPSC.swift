import Cryptography
import DemoPSC
import Domain
import Glibc
import HTTPServer
import Importers

extension Command {
    /// `ror demo-psc`.
    static let demoPSC = Command(
        "demo-psc", "Runs a simulated Pro Santé Connect with the invented persons of an RPPS file.",
        options: [
            Option("listen", "ADDRESS:PORT", standard: "127.0.0.1:8081", "Where to listen."),
            Option("rpps", "FILE", mandatory: true, "The RPPS file whose persons may sign in."),
            Option("issuer", "URL", "The issuer. Default: http:// and --listen."),
            Option("client-id", "ID", mandatory: true, "The client identifier of the portal."),
            Option("client-secret-file", "FILE", mandatory: true, "A file that holds the client secret."),
            Option("redirect-uri", "URL", mandatory: true, "Where the portal waits for the browser."),
            Option("post-logout-redirect-uri", "URL", mandatory: true, "Where the browser goes after signing out."),
            Option("acr", "LEVEL", standard: "eidas1", "The level of authentication to pretend, for tests."),
            Environment.option,
        ]
    ) { arguments in
        try Environment.refuseProduction(arguments, "Pro Santé Connect")
        Signals.block()
        let listen = try Listen(arguments.text("listen"), option: "listen")
        var configuration = DemoPSCConfiguration(
            issuer: try arguments["issuer"] ?? "http://\(arguments.text("listen"))",
            clientID: try arguments.text("client-id"),
            clientSecret: try Folders.read(arguments.text("client-secret-file")),
            redirectURI: try arguments.text("redirect-uri"),
            postLogoutRedirectURI: try arguments.text("post-logout-redirect-uri"), key: try PrivateKey.generate())
        configuration.acr = try arguments.text("acr")
        let persons =
            try DemoPerson.read(rpps: RPPS.file(path: arguments.text("rpps")).open()) + DemoPerson.sansDroit
        let provider = try DemoProvider(
            configuration: configuration, persons: persons, now: { Console.now().seconds })
        let http = HTTPServerConfiguration(address: listen.address, port: listen.port)
        return try Serving.run(http, provider, log: AccessLog(fileDescriptor: STDOUT_FILENO), grace: 5) { port in
            "simulated Pro Santé Connect on \(listen.address):\(port), \(persons.count) invented persons"
        }
    }
}
