import Cryptography
import DemoPSC
import Domain
import Glibc
import HTTP
import HTTPClient
import HTTPServer
import Importers
import JOSE

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
            Option("algorithm", "NAME", standard: "RS256", "How tokens are signed: RS256, PS256 or ES256."),
            Option(
                "client-key-file", "FILE",
                "The private key of the portal, PEM: its public half lets it in by private_key_jwt, instead of the secret."
            ),
            Option("backchannel-logout-uri", "URL", "Where the portal takes logout tokens."),
            Option("frontchannel-logout-uri", "URL", "The page of the portal that ends a session in a frame."),
            Option("acr", "LEVEL", standard: "eidas1", "The level of authentication to pretend, for tests."),
            Environment.option,
        ]
    ) { arguments in
        try Environment.refuseProduction(arguments, "Pro Santé Connect")
        Signals.block()
        let algorithm = try arguments.choice("algorithm", SigningAlgorithm.self)
        let listen = try Listen(arguments.text("listen"), option: "listen")
        var configuration = DemoPSCConfiguration(
            issuer: try arguments["issuer"] ?? "http://\(arguments.text("listen"))",
            clientID: try arguments.text("client-id"),
            clientSecret: try Folders.read(arguments.text("client-secret-file")),
            redirectURI: try arguments.text("redirect-uri"),
            postLogoutRedirectURI: try arguments.text("post-logout-redirect-uri"),
            key: try PrivateKey.generate(algorithm.scheme.keyKind))
        configuration.algorithm = algorithm
        configuration.frontChannelURI = arguments["frontchannel-logout-uri"]
        configuration.backChannel = arguments["backchannel-logout-uri"].map(Command.backChannel(to:))
        configuration.clientKeys = try arguments["client-key-file"].map(Command.clientKeys(of:))
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

    /// Posts logout tokens to the portal; what it answers changes nothing.
    private static func backChannel(to url: String) -> @Sendable (String) -> Void {
        let client = HTTPClient(allowsPlainHTTP: true)
        return { token in
            let fields = FormFields([(name: "logout_token", value: token)])
            do {
                let answer = try client.send(.post(fields, to: url))
                Console.log("the portal answered \(answer.status) to a logout token")
            } catch { Console.log("the portal takes no logout token: \(error)") }
        }
    }

    private static func clientKeys(of path: String) throws -> KeySet {
        let key = try PrivateKey(pem: try Folders.read(path))
        let algorithms: [SigningAlgorithm] = key.kind == .rsa ? [.rs256, .ps256] : [.es256]
        let published = JSONWebKey.Set(algorithms.map { JSONWebKey(key.publicKey, $0) })
        return KeySet(document: JSONValue.parse(try TokenSigner.json(published)) ?? .null)
    }
}
