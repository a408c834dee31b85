public import Cryptography
public import HTTP
public import JOSE

/// The simulated provider, as a responder: see `DemoProvider+Routes.swift` for what it answers.
public struct DemoProvider: Responder {
    let configuration: DemoPSCConfiguration
    let persons: [DemoPerson]
    let now: @Sendable () -> Int64
    let signers: Signers
    let assertions = ClientAssertions()
    let grants = Grants()
    private var router = Router()

    /// A provider of these persons. `now` gives the seconds since 1 January 1970. Throws for a key that cannot sign.
    public init(
        configuration: DemoPSCConfiguration, persons: [DemoPerson], now: @escaping @Sendable () -> Int64
    ) throws {
        self.configuration = configuration
        self.persons = persons
        self.now = now
        signers = try Signers(configuration.key, configuration.algorithm)
        router = routes()
    }

    /// The answer of a route, or a page that says what happened.
    public func respond(to request: Request) -> Response {
        switch router.match(request.method, request.path) {
        case .found(let handler, let pattern, let parameters):
            var response = (try? handler(request, parameters)) ?? page(.fault, status: 500)
            response.route = pattern
            return response
        case .otherMethods(let methods):
            var response = page(.notFound, status: 405)
            response.headers["Allow"] = methods.map(\.rawValue).joined(separator: ", ")
            return response
        case .nothing: return page(.notFound, status: 404)
        }
    }

    /// The page of a request that cannot be read.
    public func refuse(_ request: Request, status: Int) -> Response {
        page(.refused, status: status)
    }

    /// What may call the client waits for it; all else is in memory.
    public func room(for request: Request) -> Room {
        let mayCall = request.method == .post ? Self.sessionsPath : logoutPath
        return configuration.backChannel != nil && request.path == mayCall ? .outbound : .immediate
    }

    /// Signs with another key from now on; the former ones stay published unless they are withdrawn. Throws for a key that cannot
    /// sign.
    public func rotate(to key: PrivateKey, _ algorithm: SigningAlgorithm? = nil, withdrawing: Bool = false) throws {
        try signers.rotate(to: key, algorithm, withdrawing: withdrawing)
    }

    static let sessionsPath = "/sessions"
    var logoutPath: String { configuration.basePath + "/protocol/openid-connect/logout" }
}
