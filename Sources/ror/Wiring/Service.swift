import Cryptography
import Domain
import FHIRServer
import Glibc
import HTTP
import HTTPServer
import OAuth
import Portal
import ProSanteConnect
import SQL
import Storage
import UseCases

/// The portal and the FHIR API on one address, from start to stop.
struct Service {
    private let arguments: Arguments
    private let provider: ProSanteConnectOptions
    private let listen: Listen
    private let publicURL: String
    private let mail = MailLoop()

    /// The service of a command line. Throws `CommandLineError` on a bad value.
    init(_ arguments: Arguments) throws {
        self.arguments = arguments
        provider = ProSanteConnectOptions(arguments)
        listen = try Listen(arguments.text("listen"), option: "listen")
        let standard = "http\(arguments["tls-key"] == nil ? "" : "s")://\(try arguments.text("listen"))"
        let typed = arguments["public-url"] ?? standard
        guard typed.hasPrefix("http://") || typed.hasPrefix("https://") else {
            throw CommandLineError("Option --public-url must begin with http:// or https://, not \"\(typed)\".")
        }
        publicURL = typed.hasSuffix("/") ? String(typed.dropLast()) : typed
        guard try arguments.choice("environment", Environment.self) == .production else { return }
        let refusals = Production.refusals(try settings()) + (try Mail.refusals(arguments, publicURL: publicURL))
        guard refusals.isEmpty else { throw CommandLineError(refusals.joined(separator: "\nror: ")) }
    }

    private func settings() throws -> Production.Settings {
        Production.Settings(
            publicURL: publicURL, provider: provider.addresses, hasLevel: try provider.level() != nil,
            supportEmail: try arguments.text("support-email"), listen: listen.address,
            hasTLS: arguments["tls-key"] != nil, database: try arguments.text("database"),
            secrets: provider.secretFiles
                + ["tls-key", "smtp-password-file"].compactMap { option in arguments[option].map { (option, $0) } })
    }

    /// Serves until SIGTERM or SIGINT, then lets running requests finish.
    func run() throws -> Int32 {
        let database = try Databases.open(arguments, .serving)
        defer { database.close() }
        let probed = try Databases.connect(arguments, .probing)
        let etat = SQLEtatService(probed, log: Console.log)
        etat.probe()
        let probes = JobLoop(named: "health", pause: Self.probePause, log: Console.log) { _ in etat.probe() }
        defer {
            probes.stop()
            if probes.join(within: 1) { probed.close() }
        }
        let refresh = NomenclatureRefresh(SQLStore(database), log: Console.log)
        defer { refresh.stop() }
        let runsJobs = try arguments.choice("jobs", Jobs.Setting.self) == .on
        let grace = Double(try arguments.integer("stop-seconds", in: 0...600))
        let jobs = runsJobs ? try jobLoops(database) : []
        defer {
            for loop in jobs { loop.stop() }
            for loop in jobs { loop.join(within: Jobs.grace / Double(jobs.count)) }
        }
        let sessions = Sessions(store: SQLSessionStore(database), primitives: .openSSL)
        let seen = FlushLoop(named: "sessions seen", every: 20, log: Console.log, sessions.flush)
        defer { seen.stop() }
        let journal = JournalAudit(store: SQLStore(database))
        let audited = FlushLoop(named: "lines of the audit log", every: 10, log: Console.log) {
            try journal.flush(now: Console.now())
        }
        defer { audited.stop() }
        let clients = ClientsLoop(ClientsConnus(store: SQLStore(database)), log: Console.log)
        defer { clients.stop() }
        let configuration = try serverConfiguration()
        let security = SecurityLog(
            fileDescriptor: try logDescriptor("security-log", standard: STDERR_FILENO), key: Array(try secret().utf8))
        defer { security.close() }
        return try Serving.run(
            configuration,
            try application(database, etat, sessions, journal, clients.clients, security: security.tell),
            log: AccessLog(fileDescriptor: try logDescriptor("access-log", standard: STDOUT_FILENO)), grace: grace,
            stopping: { for loop in jobs { loop.stop() } }
        ) { port in
            if jobs.count == 1 { Console.log("no mail server is given (--smtp-url): messages wait, see ror mail list") }
            return "ror \(Ror.version) listens on \(listen.address):\(port), public address \(publicURL)"
        }
    }

    /// Mail has a thread of its own: a slow server holds no other job.
    private func jobLoops(_ database: Database) throws -> [JobLoop] {
        let runner = try Jobs.runner(Jobs.all(database), database, log: Console.log)
        let loop = JobLoop(pause: Jobs.pause, log: Console.log) { try runner.runDue(isStopping: $0) }
        guard let expediteur = try Mail.expediteur(arguments, publicURL: publicURL) else { return [loop] }
        let travail = Mail.job(database, expediteur, sceau: try sceau())
        return [loop, try mail.start(travail, database)]
    }

    private func sceau() throws -> SceauCourriers {
        SceauCourriers(secret: Array(try secret().utf8), primitives: .openSSL)
    }

    /// Seconds between two tries of the database.
    private static let probePause = 5.0

    private func application(
        _ database: Database, _ etat: SQLEtatService, _ sessions: Sessions, _ journal: JournalAudit,
        _ clients: ClientsConnus,
        security: @escaping @Sendable (SecurityEvent) -> Void
    ) throws -> Application {
        let secret = Array(try secret().utf8)
        let store = SQLStore(database, sceau: try sceau(), deposited: mail.wake)
        let acces = try AccesMotDePasse(secret: secret, primitives: .openSSL, hachage: .argon2id)
        let demandes = DemandesConnexion(secret: secret, primitives: .openSSL)
        let services = Portal.Services(
            store: store, sessions: sessions, acces: acces, demandes: demandes,
            rattachements: SceauRattachement(secret: secret, primitives: .openSSL), fournisseur: try fournisseur(),
            publisher: FHIRPublisher(), etat: etat,
            verifierSecondFacteur: VerifierSecondFacteur(
                store: store, secret: secret, freins: acces.freins, primitives: .openSSL),
            entreesEnAttente: EntreesEnAttente(secret: secret, primitives: .openSSL), journal: journal,
            security: security)
        let portal = Portal(
            configuration: try portalConfiguration(),
            assets: AssetLibrary(
                theme: try arguments.choice("theme", AssetLibrary.Theme.self), directory: arguments["assets-dir"]),
            services: services, now: Console.now, log: Console.log)
        let jetons = JetonsAcces(clients: clients, secret: secret, primitives: .openSSL)
        let fhir = FHIRServer(
            publicURL: publicURL, publications: SQLPublicationReader(database), started: Console.now(),
            readRoom: database.dialect == .sqlite ? .immediate : .searches,
            acces: AccesConsommateurs(
                jetons: jetons, estPublic: try arguments.choice("public-access", PublicAccess.self) == .on,
                now: Console.now),
            log: Console.log, security: security)
        let oauth = OAuthServer(
            publicURL: publicURL, clients: clients, jetons: jetons, assertions: SQLAssertionStore(database),
            journal: journal, now: Console.now, log: Console.log, security: security)
        return Application(portal: portal, fhir: fhir, oauth: oauth, security: security)
    }

    private func portalConfiguration() throws -> PortalConfiguration {
        let environment = try arguments.choice("environment", Environment.self)
        return PortalConfiguration(
            publicURL: publicURL, signOutOrigins: try provider.signOutOrigins(),
            bandeau: environment == .production
                ? nil : "Démonstration : personnes et offres inventées, connexion simulée.",
            courrielSupport: try arguments.text("support-email"))
    }

    private func fournisseur() throws -> ProSanteConnectClient {
        try provider.client(
            redirectURI: publicURL + Portal.signInReturnPath,
            environment: try arguments.choice("environment", Environment.self))
    }

    private func secret() throws -> String { try provider.secret() }

    private func serverConfiguration() throws -> HTTPServerConfiguration {
        var configuration = HTTPServerConfiguration(address: listen.address, port: listen.port)
        configuration.eventThreads =
            arguments["event-threads"] == nil
            ? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) : try arguments.integer("event-threads", in: 1...256)
        configuration.rooms.pages.threads = try arguments.integer("page-threads", in: 1...256)
        configuration.rooms.searches.threads = try arguments.integer("search-threads", in: 1...256)
        configuration.connections = try arguments.integer("max-connections", in: 16...100_000)
        configuration.headerBytes = try arguments.integer("max-header-bytes", in: 1024...1_048_576)
        configuration.bodyBytes = try arguments.integer("max-body-bytes", in: 1024...67_108_864)
        configuration.receiveSeconds = Double(try arguments.integer("receive-seconds", in: 1...600))
        configuration.connectionsPerAddress = try arguments.integer("connections-per-address", in: 0...100_000)
        configuration.requestsPerAddress = try rate("requests-per-address")
        configuration.requestsPerAccount = try rate("requests-per-account")
        configuration.trustedProxies = try trustedProxies()
        configuration.bytesInFlight = try arguments.integer("max-bytes-in-flight", in: 1_048_576...68_719_476_736)
        switch (arguments["tls-certificate"], arguments["tls-key"]) {
        case (nil, nil): break
        case (let certificate?, let key?):
            configuration.tls = TLSIdentity(
                certificate: try Folders.read(certificate), key: try Folders.read(key),
                clientAuthorities: try arguments["tls-client-ca"].map(Self.authorities))
        default: throw CommandLineError("Options --tls-certificate and --tls-key go together.")
        }
        if arguments["tls-client-ca"] != nil, configuration.tls == nil {
            throw CommandLineError("Option --tls-client-ca needs --tls-certificate and --tls-key.")
        }
        return configuration
    }

    private static func authorities(_ path: String) throws -> String {
        let text = try Folders.read(path)
        guard Certificate(pem: text) != nil else {
            throw CommandLineError("The file \(path) of --tls-client-ca holds no certificate in PEM.", exitCode: 1)
        }
        return text
    }

    private func rate(_ option: String) throws -> RequestRate {
        let perSecond = try arguments.integer(option, in: 0...1_000_000)
        return RequestRate(perSecond: perSecond, burst: 10 * perSecond)
    }

    private func trustedProxies() throws -> Set<NetworkAddress> {
        let words = (arguments["trusted-proxies"] ?? "").split(separator: ",")
        return Set(
            try words.map { word in
                guard let address = NetworkAddress(word.filter { $0 != " " }) else {
                    throw CommandLineError("Option --trusted-proxies must hold numeric addresses, not \"\(word)\".")
                }
                return address
            })
    }

    private func logDescriptor(_ option: String, standard: Int32) throws -> Int32 {
        let path = try arguments.text(option)
        if path == "-" { return standard }
        try Folders.create(above: path)
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandLineError("The file \(path) cannot be written.", exitCode: 1) }
        return descriptor
    }
}
